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

    /**
     * Hours, lags up to a day, tested every hour.
     *
     * @param pairs names such as {@code sentiment-purchases}
     * @param days length of the window
     */
    public static PairPlan hourly(List<String> pairs, int days) {
        return new PairPlan(
                "hourly",
                3_600_000,
                1,
                6,
                named(pairs, (id, social, sales) -> LeadLagSpec.hourly(id, social.side(), sales.side(), days)));
    }

    /** Six hours of minutes, lags up to half an hour, tested every quarter of an hour. */
    public static PairPlan perMinute(List<String> pairs) {
        return new PairPlan(
                "minute",
                60_000,
                15,
                360,
                named(pairs, (id, social, sales) -> LeadLagSpec.perMinute(id, social.side(), sales.side(), 6)));
    }

    private interface Specification {
        LeadLagSpec of(String id, Metric social, Metric sales);
    }

    private static List<PairOfMetrics> named(List<String> pairs, Specification specification) {
        return pairs.stream()
                .map(id -> {
                    int hyphen = id.indexOf('-');
                    Metric social = Metric.named(id.substring(0, hyphen));
                    Metric sales = Metric.named(id.substring(hyphen + 1));
                    return new PairOfMetrics(social, sales, specification.of(id, social, sales));
                })
                .toList();
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
