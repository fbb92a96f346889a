package io.socialsignals.job.signal;

/**
 * A row of hashtag_hours, and of hashtags when it is the tag's last. Times are epoch milliseconds UTC.
 *
 * @param hour start of the hour
 * @param trendScore see the trend scores of the analytics module; 0 below the floor
 * @param authors distinct authors in the hour
 * @param uses posts in the hour
 * @param usesOfSevenDays posts in seven days up to the end of the hour
 * @param phase QUIET, EMERGING, PEAKING, DECLINING or OVER
 * @param started start of the trend; the hour itself without a trend
 * @param peak hour of the highest level so far; the hour itself without a trend
 * @param halfLifeHours NaN where there is no estimate yet
 * @param longevity fad, lasting or unknown
 */
public record TagRow(
        String tag,
        long hour,
        double trendScore,
        long authors,
        long uses,
        long usesOfSevenDays,
        String phase,
        long started,
        long peak,
        double halfLifeHours,
        double halfLifeLow,
        double halfLifeHigh,
        String longevity) {

    /** Whether the hour is worth a row of its history: the tag was up to something. */
    public boolean notable() {
        return trendScore >= 1 || !phase.equals("QUIET");
    }
}
