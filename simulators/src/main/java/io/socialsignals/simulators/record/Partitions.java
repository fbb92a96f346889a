package io.socialsignals.simulators.record;

import io.socialsignals.simulators.scenario.Scenario.Silence;
import java.util.List;
import org.apache.kafka.common.utils.Utils;

/** Which partition a key goes to: Kafka's own rule for keys, unless that partition is silent just then. */
public final class Partitions {
    private static final long HOUR = 3_600_000;

    private final int count;
    private final List<Silence> silences;
    private final long start;

    public Partitions(int count, List<Silence> silences, long start) {
        this.count = count;
        this.silences = silences;
        this.start = start;
    }

    /** Partition for a key, 0 to count - 1. */
    public int of(String topic, byte[] key, long arrival) {
        int partition = Utils.toPositive(Utils.murmur2(key)) % count;
        for (Silence silence : silences) {
            long from = start + silence.fromHour() * HOUR;
            boolean now = arrival >= from && arrival < from + silence.hours() * HOUR;
            if (now && silence.partition() == partition && silence.topic().equals(topic)) {
                return (partition + 1) % count;
            }
        }
        return partition;
    }
}
