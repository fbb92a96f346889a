package io.socialsignals.local.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which of the metrics of a task are sampled, and as what. Flink writes an operator's metric as {@code name.metric},
 * with an underscore for each blank and colon of the name.
 *
 * @param id the metric's name in Flink; its groups are the step (none: the task's) and the part
 * @param over how the values of the subtasks become one: sum, max or min
 * @param metric its name as a sample
 * @param factor to the sample's unit
 */
record MetricRule(Pattern id, String over, String metric, double factor) {
    private static final double NANOS = 1e-9;
    private static final double PER_MILLE = 1e-3;

    static final String RECORDS = "records_per_second";
    static final String BUSY = "busy_share";
    static final String BACK_PRESSURED = "back_pressured_share";
    /** Sampled as Flink tells it, epoch milliseconds; the lag needs the time of the sample. */
    static final String WATERMARK = "watermark_millis";

    static final String PENDING = "pending_records";
    static final String ROWS = "rows_per_second";
    static final String WRITE_P95 = "write_p95_seconds";
    static final String TEXTS = "texts_per_second";
    static final String SCORE_P50 = "score_p50_seconds";
    static final String SCORE_P99 = "score_p99_seconds";

    static final List<MetricRule> ALL = List.of(
            of("numRecordsInPerSecond", "sum", RECORDS, 1),
            of("Source__(.+)\\.numRecordsInPerSecond", "sum", RECORDS, 1),
            of("Source__(.+)\\.pendingRecords", "sum", PENDING, 1),
            of("busyTimeMsPerSecond", "max", BUSY, PER_MILLE),
            of("backPressuredTimeMsPerSecond", "max", BACK_PRESSURED, PER_MILLE),
            of("currentInputWatermark", "min", WATERMARK, 1),
            of("(.+)__Writer\\.rowsWrittenPerSecond", "sum", ROWS, 1),
            of("(.+)__Writer\\.writeNanos_p95", "max", WRITE_P95, NANOS),
            of("(.+)\\.textsByTier([A-Z]+)PerSecond", "sum", TEXTS, 1),
            of("(.+)\\.scoreNanosByTier([A-Z]+)_median", "max", SCORE_P50, NANOS),
            of("(.+)\\.scoreNanosByTier([A-Z]+)_p99", "max", SCORE_P99, NANOS));

    private static MetricRule of(String id, String over, String metric, double factor) {
        return new MetricRule(Pattern.compile(id), over, metric, factor);
    }

    /** The rule for one of Flink's names, if it is sampled. */
    static Optional<MetricRule> of(String name) {
        return ALL.stream().filter(rule -> rule.id.matcher(name).matches()).findFirst();
    }

    /** A metric of a task as a sample; {@code value} is what {@link #over} made of the subtasks. */
    Sample sample(String task, String name, double value) {
        Matcher matcher = id.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + " does not match " + id);
        }
        return new Sample(
                metric,
                matcher.groupCount() > 0 ? matcher.group(1) : task,
                matcher.groupCount() > 1 ? matcher.group(2).toLowerCase(Locale.ROOT) : "",
                value * factor);
    }
}
