package io.socialsignals.analytics.scorecard;

import java.util.List;
import java.util.Locale;

/**
 * The figures one experiment gave, each beside the bound it has to meet.
 *
 * @param name what was measured
 * @param rows figures in the order in which they should be read
 */
public record Scorecard(String name, List<Row> rows) {

    public Scorecard {
        rows = List.copyOf(rows);
    }

    /** True when every figure that has a bound meets it. */
    public boolean passed() {
        return rows.stream().allMatch(Row::passed);
    }

    /** One aligned line per figure, ending in {@code pass}, {@code FAIL} or, for a figure without a bound, nothing. */
    public String text() {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT, "  %-62s %10.3f  %-9s %s%n", row.measure(), row.value(), row.bound(), row.verdict()));
        }
        return text.toString();
    }

    /**
     * One figure.
     *
     * @param measure what it is, with its unit
     * @param value the figure
     * @param bound the bound in words, such as {@code >= 0.90}; empty for a figure given for information
     * @param passed whether the bound holds; true without a bound
     */
    public record Row(String measure, double value, String bound, boolean passed) {

        public static Row atLeast(String measure, double value, double bound) {
            return new Row(measure, value, String.format(Locale.ROOT, ">= %.2f", bound), value >= bound);
        }

        public static Row atMost(String measure, double value, double bound) {
            return new Row(measure, value, String.format(Locale.ROOT, "<= %.2f", bound), value <= bound);
        }

        public static Row stated(String measure, double value) {
            return new Row(measure, value, "", true);
        }

        private String verdict() {
            if (bound.isEmpty()) {
                return "";
            }
            return passed ? "pass" : "FAIL";
        }
    }
}
