package io.socialsignals.local.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the database shows at a moment.
 *
 * @param counted records that the job has read and counted, by topic
 * @param rejected records that could not be used
 * @param rows in all tables, as the server estimates it
 * @param newest the arrival minute that posts, engagement and sales have all been counted up to, null before the first
 * @param talk the products most talked about in the last hour of event time
 */
public record Snapshot(Map<String, Long> counted, long rejected, long rows, @Nullable Instant newest, List<Talk> talk) {
    /**
     * Talk about a product.
     *
     * @param posts in the last hour
     * @param polarity mean of the scored ones, -1 to 1; null when none was scored
     */
    public record Talk(String product, long posts, @Nullable Double polarity) {}

    /** All records that the job has counted. */
    public long total() {
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }
}
