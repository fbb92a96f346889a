package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;

/** What a truth file says was planted, as a cause of signals. */
final class Planted {
    private static final long HOUR = 3600;
    /** A signal may be told this long after its cause: windows of six hours look back. */
    private static final long TRAILING = 6 * HOUR;
    /** ... and the fall back to usual, of a level that a promotion had made usual. */
    private static final long FALL_BACK = 24 * HOUR;
    /** What was bought is returned and reviewed for five days. */
    private static final long ECHO = 120 * HOUR;

    private static final double HALF_LIVES = 6;
    private static final Set<String> LATE_SERIES = Set.of("return_rate", "stars", "negative_reviews");

    private Planted() {}

    /** Whether something planted for the product explains a signal from a time to another, in epoch seconds. */
    static boolean explains(JsonNode truth, String product, String series, long from, long to) {
        return any(truth.path("incidents"), product, series, from, to, TRAILING)
                || any(truth.path("promotions"), product, series, from, to, FALL_BACK)
                || any(truth.path("virals"), product, series, from, to, TRAILING)
                || any(truth.path("bursts"), product, series, from, to, TRAILING)
                || any(truth.path("hot_keys"), product, series, from, to, FALL_BACK);
    }

    private static boolean any(JsonNode list, String product, String series, long from, long to, long trailing) {
        for (JsonNode one : list) {
            long start = seconds(one.has("from") ? one.get("from") : one.get("at"));
            long end = one.has("to")
                    ? seconds(one.get("to"))
                    : start
                            + 2 * HOUR
                            + (long) (HALF_LIVES
                                    * HOUR
                                    * one.get("half_life_hours").asDouble());
            long after = LATE_SERIES.contains(series) ? ECHO : trailing;
            if (isAbout(one, product) && from < end + after && to > start) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAbout(JsonNode one, String product) {
        if (!one.has("products")) {
            return one.get("product").asText().equals(product);
        }
        for (JsonNode name : one.get("products")) {
            if (name.asText().equals(product)) {
                return true;
            }
        }
        return false;
    }

    private static long seconds(JsonNode time) {
        return Instant.parse(time.asText()).getEpochSecond();
    }
}
