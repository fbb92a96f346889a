package io.socialsignals.analytics.spike;

import io.socialsignals.analytics.spike.Evidence.Yardstick;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Something that happened to a product: all its series that were abnormal at about the same time, told as one.
 *
 * @param start first abnormal hour, hours since the epoch; with the product it identifies the incident
 * @param peak hour of the highest severity
 * @param end last abnormal hour so far
 * @param running false once the product has been quiet for {@link Incidents#QUIET_HOURS}
 * @param series series with the highest severity at the peak
 * @param yardstick what the leading series was held against
 * @param involved every series that was abnormal, in alphabetical order
 * @param score robust standard deviations at the peak, negative for a drop
 * @param severity 1 to 10
 * @param seen value at the peak
 * @param expected what the past led one to expect there
 * @param hours how many hours were abnormal
 */
public record Incident(
        long start,
        long peak,
        long end,
        boolean running,
        String series,
        Yardstick yardstick,
        List<String> involved,
        double score,
        int severity,
        double seen,
        double expected,
        int hours) {

    public Incident {
        involved = List.copyOf(involved);
    }

    /** {@code up} or {@code down}. */
    public String direction() {
        return score < 0 ? "down" : "up";
    }

    /**
     * How long it held: {@code blip} (1 hour), {@code short} (to 5), {@code lasting} (to 24) or {@code shift}, which is
     * longer, or a change that only days together show.
     */
    public String persistence() {
        if (yardstick == Yardstick.DAYS) {
            return "shift";
        }
        if (hours <= 1) {
            return "blip";
        }
        if (hours <= 5) {
            return "short";
        }
        return hours <= 24 ? "lasting" : "shift";
    }

    /** One line for people: what, how far from usual, how long, what else moved. */
    public String sentence(String subject) {
        return subject + ": " + explanation();
    }

    /** The same without saying of what. */
    public String explanation() {
        return explanation(one -> one.replace('_', ' '));
    }

    /** @param names what a series is called */
    public String explanation(UnaryOperator<String> names) {
        List<String> others =
                involved.stream().filter(one -> !one.equals(series)).map(names).toList();
        return String.format(
                Locale.ROOT,
                "%s %s %s%s where %s is usual%s%s",
                names.apply(series),
                score < 0 ? "fell to" : "rose to",
                number(seen),
                unit(),
                number(expected),
                yardstick == Yardstick.DAYS ? ", slowly" : ", for " + hours + (hours == 1 ? " hour" : " hours"),
                others.isEmpty() ? "" : "; also " + String.join(", ", others));
    }

    private String unit() {
        switch (yardstick) {
            case DAYS:
                return " by the day";
            case DAILY_PEAK:
                return " within an hour at most";
            default:
                return "";
        }
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 10 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, size >= 1 ? "%.1f" : "%.3f", value);
    }
}
