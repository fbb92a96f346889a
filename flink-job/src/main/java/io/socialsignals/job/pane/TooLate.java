package io.socialsignals.job.pane;

import io.socialsignals.events.Rejected;
import io.socialsignals.job.ingest.FunnelCount;
import io.socialsignals.job.ingest.Minutes;
import io.socialsignals.job.ingest.SideOutputs;
import io.socialsignals.job.ingest.Stage;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** What becomes of an event that was admitted but whose time is over. */
public final class TooLate {
    private TooLate() {}

    /** The rejection of an event whose minute was closed while its partition was idle. */
    public static Rejected afterIdle(String topic, int partition, long offset, long arrived) {
        return new Rejected(
                topic,
                partition,
                offset,
                arrived,
                "late",
                "late.after_idle",
                "its minute was closed while its partition was idle",
                null,
                null);
    }

    /** Keeps the rejection and counts it beside the funnel, in which the event was counted as admitted before. */
    public static void expire(Rejected rejected, Output<?> output) {
        output.collect(SideOutputs.REJECTED, new StreamRecord<>(rejected));
        String reason = rejected.kind() + "/" + rejected.reason();
        long minute = Minutes.start(rejected.kafkaTimestamp());
        FunnelCount count = new FunnelCount(minute, rejected.topic(), Stage.EXPIRED.label(), reason, 1);
        output.collect(SideOutputs.FUNNEL, new StreamRecord<>(count));
    }
}
