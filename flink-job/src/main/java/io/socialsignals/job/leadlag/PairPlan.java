package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.LeadLagSpec;
import java.io.Serializable;
import java.util.List;

/**
 * Which pairs are tested on which window. All pairs of all products with the same window end are one family for the control
 * of false discoveries.
 *
 * @param family name, such as {@code hourly}
 * @param bucketMillis length of a bucket
 * @param testEvery a test each so many buckets
 * @param lagsEvery a row per lag each so many buckets
 * @param pairs at least one, all with the same window
 */
public record PairPlan(String family, long bucketMillis, int testEvery, int lagsEvery, List<PairOfMetrics> pairs)
        implements Serializable {

    /** A pair and how it is tested. */
    public record PairOfMetrics(Metric social, Metric sales, LeadLagSpec spec) implements Serializable {}

    public PairPlan {
        pairs = List.copyOf(pairs);
    }

    /** Fourteen days of hours, lags up to a day, tested every hour. */
    public static PairPlan hourly() {
        return hourly(14);
    }

    /** {@code days} days of hours. */
    public static PairPlan hourly(int days) {
        return new PairPlan(
                "hourly",
                3_600_000,
                1,
                6,
                List.of(
                        hours(Metric.SENTIMENT, Metric.PURCHASES, days),
                        hours(Metric.SENTIMENT, Metric.REVENUE, days),
                        hours(Metric.VOLUME, Metric.PURCHASES, days),
                        hours(Metric.ENGAGEMENT, Metric.VIEWS, days),
                        hours(Metric.SEARCH, Metric.PURCHASES, days),
                        hours(Metric.SENTIMENT, Metric.RETURNS, days)));
    }

    /** Six hours of minutes, lags up to half an hour, tested every quarter of an hour. */
    public static PairPlan perMinute() {
        return new PairPlan(
                "minute",
                60_000,
                15,
                360,
                List.of(minutes(Metric.VOLUME, Metric.VIEWS), minutes(Metric.ENGAGEMENT, Metric.VIEWS)));
    }

    private static PairOfMetrics hours(Metric social, Metric sales, int days) {
        return new PairOfMetrics(
                social, sales, LeadLagSpec.hourly(name(social, sales), social.side(), sales.side(), days));
    }

    private static PairOfMetrics minutes(Metric social, Metric sales) {
        return new PairOfMetrics(
                social, sales, LeadLagSpec.perMinute(name(social, sales), social.side(), sales.side(), 6));
    }

    private static String name(Metric social, Metric sales) {
        return social.label() + '-' + sales.label();
    }

    /** Buckets per window. */
    int window() {
        return pairs.get(0).spec().window();
    }

    /** Level of the test, also after control over pairs. */
    double alpha() {
        return pairs.get(0).spec().alpha();
    }

    long bucketOf(long at) {
        return Math.floorDiv(at, bucketMillis) * bucketMillis;
    }

    boolean isTestedAt(long windowEnd) {
        return Math.floorMod(windowEnd / bucketMillis, testEvery) == 0;
    }

    boolean listsLagsAt(long windowEnd) {
        return Math.floorMod(windowEnd / bucketMillis, lagsEvery) == 0;
    }
}
