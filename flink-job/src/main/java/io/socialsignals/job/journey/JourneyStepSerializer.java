package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** About 60 bytes per step, half of them the session's pseudonym. */
final class JourneyStepSerializer extends ValueSerializer<JourneyStep> {
    static final JourneyStepSerializer INSTANCE = new JourneyStepSerializer();
    private static final CommerceType[] TYPES = CommerceType.values();

    @Override
    public JourneyStep createInstance() {
        return new JourneyStep("", "", "\t", CommerceType.VIEW, 0, 0);
    }

    @Override
    public void serialize(JourneyStep step, DataOutputView out) throws IOException {
        StringValue.writeString(step.session(), out);
        StringValue.writeString(step.product(), out);
        StringValue.writeString(step.origin(), out);
        out.writeByte(step.type().ordinal());
        out.writeLong(step.at());
        out.writeLong(step.id());
    }

    @Override
    public JourneyStep deserialize(DataInputView in) throws IOException {
        return new JourneyStep(
                StringValue.readString(in),
                StringValue.readString(in),
                StringValue.readString(in),
                TYPES[in.readByte()],
                in.readLong(),
                in.readLong());
    }

    @Override
    public TypeSerializerSnapshot<JourneyStep> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<JourneyStep> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
