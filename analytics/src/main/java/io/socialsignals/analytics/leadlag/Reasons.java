package io.socialsignals.analytics.leadlag;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Verdicts in sentences. */
final class Reasons {
    private Reasons() {}

    static String of(
            Verdict verdict,
            PairTest.Outcome outcome,
            double rawR,
            LeadLagSpec spec,
            List<PartialRelation> partials,
            @Nullable String confounder) {
        String numbers = String.format(
                Locale.ROOT,
                "r %s at lag %s, p %s over %d lags, n_eff %.0f",
                decimal(outcome.r()),
                span(outcome.lag(), spec),
                probability(outcome.p()),
                spec.lags(),
                outcome.nEff());
        String held = held(partials);
        if (verdict == Verdict.SOCIAL_LEADS) {
            return spec.social().name() + " leads " + spec.sales().name() + ": " + numbers + held;
        }
        if (verdict == Verdict.SALES_LEAD) {
            return spec.sales().name() + " leads " + spec.social().name() + ": " + numbers + held;
        }
        if (verdict == Verdict.SIMULTANEOUS) {
            return "both move in the same bucket: " + numbers + held;
        }
        if (verdict == Verdict.CONFOUNDED) {
            return "both are moved by " + confounder + "; with it held fixed nothing is left: " + numbers;
        }
        String naive = Math.abs(rawR) >= 0.3
                ? String.format(
                        Locale.ROOT, "; the plain correlation of %s is shared season, trend or momentum", decimal(rawR))
                : "";
        return "strongest of all lags, but within chance: " + numbers + naive;
    }

    private static String held(List<PartialRelation> partials) {
        String names = String.join(
                ", ",
                partials.stream()
                        .filter(PartialRelation::controlled)
                        .map(PartialRelation::confounder)
                        .toList());
        return names.isEmpty() ? "" : ", with " + names + " held fixed";
    }

    /** A lag in words: {@code +6 h}, {@code -15 min}, {@code 0}. */
    static String span(int lag, LeadLagSpec spec) {
        long seconds = (long) lag * spec.bucketSeconds();
        if (seconds == 0) {
            return "0";
        }
        return seconds % 3600 == 0
                ? String.format(Locale.ROOT, "%+d h", seconds / 3600)
                : String.format(Locale.ROOT, "%+d min", seconds / 60);
    }

    /** Two decimals without the leading zero: {@code .48}, {@code -.05}. */
    static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }

    static String probability(double p) {
        return p < 0.0001 ? "< .0001" : String.format(Locale.ROOT, "%.4f", p).substring(p < 1 ? 1 : 0);
    }
}
