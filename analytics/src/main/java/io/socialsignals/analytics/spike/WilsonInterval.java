package io.socialsignals.analytics.spike;

/**
 * Score interval of a share (Wilson 1927): unlike the plain normal interval it stays within 0 and 1 and holds its level
 * for small counts.
 *
 * @param low lower end, 0 or more
 * @param high upper end, 1 or less
 */
public record WilsonInterval(double low, double high) {

    /**
     * @param hits how many of the trials were hits, between 0 and {@code trials}
     * @param trials how many there were; none gives the interval from 0 to 1
     * @param z standard normal quantile of the level, such as 1.96 for 95 %
     */
    public static WilsonInterval of(double hits, double trials, double z) {
        if (trials <= 0) {
            return new WilsonInterval(0, 1);
        }
        double share = hits / trials;
        double z2 = z * z;
        double centre = share + z2 / (2 * trials);
        double half = z * Math.sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials));
        double scale = 1 + z2 / trials;
        return new WilsonInterval(Math.max(0, (centre - half) / scale), Math.min(1, (centre + half) / scale));
    }
}
