package io.socialsignals.job.insight;

import io.socialsignals.job.leadlag.TestedPair;
import java.util.Locale;

/** The numbers behind an insight as JSON, keys in a fixed order. */
final class Evidence {
    private Evidence() {}

    static String json(TestedPair test, double adjustedP) {
        return "{\"test\":\"cross-correlation, season and momentum removed\",\"pair\":\"" + test.pair()
                + "\",\"lag_seconds\":"
                + test.lag() * test.bucketMillis() / 1000 + ",\"r\":" + number(test.r()) + ",\"lower\":"
                + number(test.lower())
                + ",\"upper\":" + number(test.upper()) + ",\"n\":" + test.n() + ",\"n_eff\":" + number(test.nEff())
                + ",\"p\":" + number(test.p()) + ",\"adjusted_p\":" + number(adjustedP) + ",\"spearman\":"
                + number(test.spearman()) + ",\"granger_f\":" + number(test.grangerF()) + ",\"granger_p\":"
                + number(test.grangerP()) + "}";
    }

    private static String number(double value) {
        return Double.isNaN(value) || Double.isInfinite(value) ? "null" : String.format(Locale.ROOT, "%.6g", value);
    }
}
