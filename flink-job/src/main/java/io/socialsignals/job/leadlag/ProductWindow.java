package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.Confounder;
import io.socialsignals.analytics.series.BucketSeries;
import io.socialsignals.analytics.series.Transform;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One product's buckets of one window as aligned series. A pure function of the buckets and the spend. */
final class ProductWindow {
    private static final int POSTS = 5;
    private static final int CAMPAIGNS = 8;
    private static final Sums NOTHING = new Sums();

    private final long start;
    private final long bucketMillis;
    private final @Nullable Bucket[] buckets;
    private final Map<Metric, BucketSeries> series = new EnumMap<>(Metric.class);

    /** @param start start of the first bucket, epoch milliseconds UTC */
    ProductWindow(long start, long bucketMillis, @Nullable Bucket[] buckets) {
        this.start = start;
        this.bucketMillis = bucketMillis;
        this.buckets = buckets;
    }

    BucketSeries series(Metric metric) {
        return series.computeIfAbsent(metric, this::extract);
    }

    private BucketSeries extract(Metric metric) {
        double[] values = new double[buckets.length];
        double[] weights = new double[buckets.length];
        for (int i = 0; i < values.length; i++) {
            Bucket bucket = buckets[i];
            Sums sums = bucket == null ? NOTHING : bucket.sums;
            values[i] = metric.value(sums);
            weights[i] = metric.weight(sums);
        }
        return metric == Metric.SENTIMENT ? BucketSeries.weighted(values, weights) : BucketSeries.of(values);
    }

    /** One series per campaign that spent in the window, in the order of their names, the costliest where there are many. */
    List<Confounder> confounders(String productId, Iterable<Spend> spending) {
        Map<String, double[]> costs = new TreeMap<>();
        for (Spend spend : spending) {
            if (spend.productId().isEmpty() || spend.productId().equals(productId)) {
                spread(spend, costs);
            }
        }
        List<Map.Entry<String, double[]>> kept = new ArrayList<>(costs.entrySet());
        if (kept.size() > CAMPAIGNS) {
            kept.sort((a, b) -> Double.compare(total(b.getValue()), total(a.getValue())));
            kept = new ArrayList<>(kept.subList(0, CAMPAIGNS));
            kept.sort(Map.Entry.comparingByKey());
        }
        List<Confounder> confounders = new ArrayList<>();
        for (Map.Entry<String, double[]> cost : kept) {
            confounders.add(
                    new Confounder("campaign " + cost.getKey(), BucketSeries.of(cost.getValue()), Transform.LOG1P));
        }
        return confounders;
    }

    private void spread(Spend spend, Map<String, double[]> costs) {
        int parts = (int) Math.max(1, spend.bucketMillis() / bucketMillis);
        for (int part = 0; part < parts; part++) {
            long index = Math.floorDiv(spend.at() + part * bucketMillis - start, bucketMillis);
            if (index >= 0 && index < buckets.length) {
                costs.computeIfAbsent(spend.campaign(), name -> new double[buckets.length])[(int) index] +=
                        spend.costMinor() / (double) parts;
            }
        }
    }

    private static double total(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /** Ids of the heaviest posts, heaviest first. */
    List<String> posts() {
        List<CitedPost> all = new ArrayList<>();
        for (Bucket bucket : buckets) {
            if (bucket != null) {
                all.addAll(bucket.posts);
            }
        }
        return all.stream()
                .sorted()
                .distinct()
                .limit(POSTS)
                .map(CitedPost::postId)
                .toList();
    }
}
