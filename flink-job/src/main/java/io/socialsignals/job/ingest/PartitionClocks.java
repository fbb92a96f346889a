package io.socialsignals.job.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Newest admitted event time per partition of one topic. */
final class PartitionClocks {
    static final long NEVER = Long.MIN_VALUE;
    private long[] newest = new long[0];

    /** Newest event time of the partition, {@link #NEVER} before its first event. */
    long of(int partition) {
        return partition < newest.length ? newest[partition] : NEVER;
    }

    /** Moves the partition's clock on, never back. */
    void advance(int partition, long at) {
        if (partition >= newest.length) {
            int before = newest.length;
            newest = Arrays.copyOf(newest, partition + 1);
            Arrays.fill(newest, before, newest.length, NEVER);
        }
        newest[partition] = Math.max(newest[partition], at);
    }

    List<PartitionClock> all() {
        List<PartitionClock> all = new ArrayList<>();
        for (int partition = 0; partition < newest.length; partition++) {
            if (newest[partition] != NEVER) {
                all.add(new PartitionClock(partition, newest[partition]));
            }
        }
        return all;
    }
}
