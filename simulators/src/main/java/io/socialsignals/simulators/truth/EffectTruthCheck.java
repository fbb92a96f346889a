package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every planted effect: found or not, with the error of its lag and strength. */
final class EffectTruthCheck {
    private static final String MAIN = "sentiment-purchases";
    private static final double FOUND = 0.95;
    private static final double EXACT = 0.97;
    private static final double SHRINK = 5;
    /** What an effect is stated for: 0.1 of sentiment, or a tenth more purchases. */
    private static final double STEP = 0.1;

    private final Connection connection;
    private final JsonNode truth;
    private final Bars bars;
    private final List<Double> strengthErrors = new ArrayList<>();

    private EffectTruthCheck(Connection connection, JsonNode truth, Bars bars) {
        this.connection = connection;
        this.truth = truth;
        this.bars = bars;
    }

    /** @param connection as a role that may read schema {@code report} */
    static void run(Connection connection, JsonNode truth, Bars bars) throws SQLException {
        new EffectTruthCheck(connection, truth, bars).run();
    }

    private void run() throws SQLException {
        int planted = 0;
        int found = 0;
        int exact = 0;
        for (JsonNode product : truth.get("products")) {
            if (!product.get("effect").asText().equals("none")) {
                planted++;
                Boolean right = effect(product.get("product").asText(), product);
                found += right == null ? 0 : 1;
                exact += Boolean.TRUE.equals(right) ? 1 : 0;
            }
        }
        if (planted > 0) {
            bars.atLeast("planted effects found", found, planted, FOUND, "");
            bars.atLeast("exact lag of those", exact, found, EXACT, "");
            strengths();
        }
    }

    /** Whether the finding that was announced has the planted lag; null when none was announced. */
    private @Nullable Boolean effect(String id, JsonNode planted) throws SQLException {
        int lag = planted.get("lag_hours").asInt();
        try (PreparedStatement query = connection.prepareStatement(
                """
                SELECT f.lag_seconds / 3600, f.r, f.adjusted_p, f.status, f.confirmed_at, t.change
                FROM report.findings f JOIN report.lead_lag_tests t
                  ON t.product_id = f.product_id AND t.pair = f.pair AND t.family = f.family AND t.window_end = f.window_end
                WHERE f.product_id = ? AND f.pair = ? AND f.family = 'hourly' AND f.confirmed_at IS NOT NULL
                ORDER BY f.confirmed_at DESC LIMIT 1""")) {
            query.setString(1, id);
            query.setString(2, MAIN);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    bars.line(
                            "  %-14s planted lag %+d h, beta %.1f: NOT FOUND",
                            id, lag, planted.get("beta").asDouble());
                    return null;
                }
                int seen = row.getInt(1);
                String strength = seen == lag
                        ? strength(id, planted.get("beta").asDouble(), lag, row.getDouble(6))
                        : ", strength not compared at another lag";
                bars.line(
                        "  %-14s planted lag %+d h, beta %.1f: found lag %+d h (error %d), r %.2f, adjusted p %.1e, %s since %s%s",
                        id,
                        lag,
                        planted.get("beta").asDouble(),
                        seen,
                        Math.abs(seen - lag),
                        row.getDouble(2),
                        row.getDouble(3),
                        row.getString(4),
                        row.getString(5),
                        strength);
                return seen == lag;
            }
        }
    }

    /**
     * The slope that was planted beside the one that the finding's test states, and the error of the latter. Where talk
     * leads, it is ln(purchases) per unit of sentiment: the planted log rate regressed on sentiment as it was measured
     * (shrunk like the job does), since a mean of few posts is what the job can know. Where sales lead, it is sentiment
     * per unit of ln(purchases): measured sentiment regressed on the planted log rate.
     *
     * @param change that the test states: per cent of purchases for 0.1 of sentiment, or sentiment for 10 % of purchases
     */
    private String strength(String id, double beta, int lag, double change) throws SQLException {
        JsonNode tone = truth.path("drivers").path(id).path("tone");
        Map<Long, double[]> hours = sentiment(id);
        double mean = hours.values().stream().mapToDouble(h -> h[0]).sum()
                / Math.max(1, hours.values().stream().mapToDouble(h -> h[1]).sum());
        double rateMean = hours.keySet().stream()
                .filter(hour -> hour >= 0 && hour < tone.size())
                .mapToDouble(hour -> beta * tone.get(hour.intValue()).asDouble())
                .average()
                .orElse(0);
        double products = 0;
        double ofSentiment = 0;
        double ofRate = 0;
        for (Map.Entry<Long, double[]> hour : hours.entrySet()) {
            double scored = hour.getValue()[1];
            if (scored > 0 && hour.getKey() >= 0 && hour.getKey() < tone.size()) {
                double sentiment = (hour.getValue()[0] / scored - mean) * scored / (scored + SHRINK);
                double logRate = beta * tone.get(hour.getKey().intValue()).asDouble() - rateMean;
                products += sentiment * logRate;
                ofSentiment += sentiment * sentiment;
                ofRate += logRate * logRate;
            }
        }
        double planted = products / (lag > 0 ? ofSentiment : ofRate);
        double found = lag > 0 ? Math.log1p(change / 100) / STEP : change / Math.log1p(STEP);
        strengthErrors.add(Math.abs(found / planted - 1));
        return String.format(
                Locale.ROOT,
                ", strength %.2f for %.2f planted (error %+.0f %%)",
                found,
                planted,
                100 * (found / planted - 1));
    }

    /** Sum of polarities and number of scored posts by hour since the start. */
    private Map<Long, double[]> sentiment(String id) throws SQLException {
        Map<Long, double[]> hours = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                """
                SELECT (extract(epoch FROM hour - ?::timestamptz) / 3600)::bigint, sum(polarity_micro), sum(scored)
                FROM report.social_hours WHERE product_id = ? GROUP BY 1""")) {
            query.setString(1, truth.get("start").asText());
            query.setString(2, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    hours.put(row.getLong(1), new double[] {row.getDouble(2) / 1e6, row.getDouble(3)});
                }
            }
        }
        return hours;
    }

    /** The middle one of the errors that could be told, for comparison between runs; no bar. */
    private void strengths() {
        if (!strengthErrors.isEmpty()) {
            strengthErrors.sort(null);
            bars.line(
                    "       median error of the strength: %.0f %% of %d effects found at their lag (slope on measured series;"
                            + " noise of few posts or purchases makes it too small)",
                    100 * strengthErrors.get(strengthErrors.size() / 2), strengthErrors.size());
        }
    }
}
