package io.socialsignals.analytics.spike;

/**
 * A shift of a daily value that is too small to stand out on any one day. The reference is the median and robust spread
 * of the five weeks that ended a week ago: a shift in progress does not move its own yardstick. State and rule in one
 * small class (36 numbers); after a finding everything is learned anew at the new level.
 */
public class SlowShift {
    private static final int RING = 42;
    private static final int RECENT = 7;
    private static final int ENOUGH = 21;
    /** Widens the spread: the reference is itself an estimate, from 21 to 35 days. */
    private static final double MARGIN = 1.25;

    public float[] values = new float[RING];
    public int days;
    public double up;
    public double down;

    /**
     * @param value the day's value, such as its mean sentiment; NaN for a day without one is passed over
     * @return 1 or -1 on the day on which a shift upwards or downwards is found, else 0
     */
    public int feed(double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int found = 0;
        int reference = Math.min(days, RING) - RECENT;
        if (reference >= ENOUGH) {
            float[] past = new float[reference];
            for (int i = 0; i < reference; i++) {
                past[i] = values[Math.floorMod(days - 1 - RECENT - i, RING)];
            }
            double centre = Quantiles.of(Quantiles.sorted(past), 0.5);
            double sigma = Math.max(Quantiles.robustSigma(past), 1e-9) * MARGIN;
            Cusum sum = new Cusum(up, down).add((value - centre) / sigma);
            up = sum.up();
            down = sum.down();
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
}
