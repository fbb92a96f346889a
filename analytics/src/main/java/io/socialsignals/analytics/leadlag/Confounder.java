package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.BucketSeries;
import io.socialsignals.analytics.series.Transform;

/**
 * A third series that may move both sides, such as campaign spend.
 *
 * @param name shown to people: "both moved by name"
 * @param series aligned with the pair, missing buckets as NaN (no spend is 0, not missing)
 */
public record Confounder(String name, BucketSeries series, Transform transform) {}
