package io.socialsignals.job.signal;

import io.socialsignals.analytics.trend.HalfLife;
import io.socialsignals.analytics.trend.LifeCycle;
import io.socialsignals.analytics.trend.TagState;
import io.socialsignals.analytics.trend.TrendPhase;
import io.socialsignals.analytics.trend.TrendScore;

/**
 * A row of hashtag_hours or term_hours, and of hashtags or terms when it is the last one. Times are epoch milliseconds UTC.
 *
 * @param tag the hashtag or the phrase
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

    static TagRow of(String name, long hour, TagState tag, double score, long authors, long uses) {
        boolean trending = tag.phase != TrendPhase.QUIET;
        HalfLife halfLife = LifeCycle.halfLife(tag);
        return new TagRow(
                name,
                Hours.startOf(hour),
                score,
                authors,
                uses,
                TrendScore.usesOfSevenDays(tag),
                tag.phase.name(),
                Hours.startOf(trending ? tag.start : hour),
                Hours.startOf(trending ? tag.peak : hour),
                finite(halfLife.hours()),
                finite(halfLife.low()),
                finite(halfLife.high()),
                trending ? halfLife.longevity() : "unknown");
    }

    private static double finite(double value) {
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    /** Whether the hour is worth a row of its history: the tag was up to something. */
    public boolean notable() {
        return trendScore >= 1 || !phase.equals("QUIET");
    }
}
