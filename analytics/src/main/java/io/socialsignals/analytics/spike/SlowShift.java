package io.socialsignals.analytics.spike;

import io.socialsignals.analytics.spike.Reading.State;
import org.jspecify.annotations.Nullable;

/**
 * A shift of a daily value that is too small to stand out in any one hour or day. The reference is the median and robust
 * spread of the five weeks that ended a week ago: a shift in progress does not move its own yardstick. After a finding
 * everything is learned anew at the new level, and so it is when the hourly detector has found a new level itself. Days
 * with several hours that stood out are passed over: they have been told. State and rule in one small class.
 */
public class SlowShift {
    /** Days before anything is judged. */
    public static final int LEARNING_DAYS = 28;

    private static final int RING = 42;
    private static final int RECENT = 7;
    private static final int ENOUGH = LEARNING_DAYS - RECENT;
    /** Widens the spread: the reference is itself an estimate, from 21 to 35 days. */
    private static final double MARGIN = 1.25;
    /** Hours of a day that may stand out before the day says nothing about slow shifts. */
    private static final int MOST_TOLD = 2;
    /** Values of a day from which its mean says something. */
    private static final double LEAST_VALUES = 20;

    public float[] values = new float[RING];
    public int days;
    public double up;
    public double down;
    /** The running day, days since the epoch; its sums, and how many of its hours stood out. */
    public long day = Long.MIN_VALUE;

    public double daySum;
    public double dayWeight;
    public int dayTold;
    /** Days since the running sum was last zero, and the sum of their values: what the new level is. */
    public int raisedDays;

    public double raisedSum;

    /**
     * One hour of a count.
     *
     * @param reading what the hourly detector said of it
     * @return what was found with the end of the day before, per day; mostly null
     */
    @Nullable
    Reading feedCount(long hour, double count, Reading reading) {
        Reading found = startDay(hour, true);
        note(count, 1, reading);
        return found;
    }

    /** One hour of a mean or share: the sum of so many values. */
    @Nullable
    Reading feedMean(long hour, double sum, double values, Reading reading) {
        Reading found = startDay(hour, false);
        note(sum, values, reading);
        return found;
    }

    private void note(double sum, double weight, Reading reading) {
        daySum += sum;
        dayWeight += weight;
        dayTold += reading.abnormal() ? 1 : 0;
        if (reading.state() == State.NEW_LEVEL) {
            forget();
        }
    }

    private @Nullable Reading startDay(long hour, boolean count) {
        long today = Math.floorDiv(hour, 24);
        if (today == day) {
            return null;
        }
        Reading found = null;
        boolean whole = day != Long.MIN_VALUE && dayTold <= MOST_TOLD;
        if (whole && (count || dayWeight >= LEAST_VALUES)) {
            float[] past = reference();
            double value = count ? Math.log1p(daySum) : daySum / dayWeight;
            int shift = feed(value);
            if (shift != 0) {
                double centre = Quantiles.of(Quantiles.sorted(past), 0.5);
                double half = 2 * Quantiles.robustSigma(past);
                found = new Reading(
                        hour,
                        inUnits(raisedSum / raisedDays, count),
                        inUnits(centre, count),
                        inUnits(centre - half, count),
                        inUnits(centre + half, count),
                        shift * Cusum.LIMIT,
                        State.NEW_LEVEL,
                        hour);
                forget();
            }
        }
        day = today;
        daySum = 0;
        dayWeight = 0;
        dayTold = 0;
        return found;
    }

    private static double inUnits(double value, boolean count) {
        return count ? Math.expm1(value) : value;
    }

    /**
     * @param value the day's value, such as its mean sentiment; NaN for a day without one is passed over
     * @return 1 or -1 on the day on which a shift upwards or downwards is found, else 0
     */
    int feed(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int found = 0;
        float[] past = reference();
        if (past.length >= ENOUGH) {
            double centre = Quantiles.of(Quantiles.sorted(past), 0.5);
            double sigma = Math.max(Quantiles.robustSigma(past), 1e-9) * MARGIN;
            Cusum sum = new Cusum(up, down).add((value - centre) / sigma);
            up = sum.up();
            down = sum.down();
            raisedDays = up > 0 || down > 0 ? raisedDays + 1 : 0;
            raisedSum = up > 0 || down > 0 ? raisedSum + value : 0;
            found = sum.shift();
        }
        values[days % RING] = (float) value;
        days++;
        if (found != 0) {
            days = 0;
            up = 0;
            down = 0;
        }
        return found;
    }

    /** Days of the five weeks that ended a week ago. */
    private float[] reference() {
        int length = Math.max(0, Math.min(days, RING) - RECENT);
        float[] past = new float[length];
        for (int i = 0; i < length; i++) {
            past[i] = values[Math.floorMod(days - 1 - RECENT - i, RING)];
        }
        return past;
    }

    private void forget() {
        days = 0;
        up = 0;
        down = 0;
        raisedDays = 0;
        raisedSum = 0;
    }
}
