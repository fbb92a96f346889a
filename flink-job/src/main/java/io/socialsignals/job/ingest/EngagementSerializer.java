package io.socialsignals.job.ingest;

import io.socialsignals.events.Engagement;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Engagement}, component by component. */
final class EngagementSerializer extends ValueSerializer<Engagement> {
    static final EngagementSerializer INSTANCE = new EngagementSerializer();

    @Override
    public Engagement createInstance() {
        return new Engagement("", 0, "", "", 0, 0, 0, 0, 0, 0, null, null, null);
    }

    @Override
    public void serialize(Engagement event, DataOutputView out) throws IOException {
        writeText(event.id(), out);
        out.writeLong(event.at());
        writeText(event.postId(), out);
        writeText(event.platform(), out);
        writeNumber(event.likes(), out);
        writeNumber(event.comments(), out);
        writeNumber(event.shares(), out);
        writeNumber(event.saves(), out);
        writeNumber(event.clicks(), out);
        writeNumber(event.profileVisits(), out);
        writeOptional(event.reach(), out);
        writeOptional(event.impressions(), out);
        writeOptional(event.authorFollowers(), out);
    }

    @Override
    public Engagement deserialize(DataInputView in) throws IOException {
        return new Engagement(
                readText(in),
                in.readLong(),
                readText(in),
                readText(in),
                readNumber(in),
                readNumber(in),
                readNumber(in),
                readNumber(in),
                readNumber(in),
                readNumber(in),
                readOptionalNumber(in),
                readOptionalNumber(in),
                readOptionalNumber(in));
    }

    @Override
    public TypeSerializerSnapshot<Engagement> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Engagement> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
