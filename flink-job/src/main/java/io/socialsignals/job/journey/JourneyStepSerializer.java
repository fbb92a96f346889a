package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** About 50 bytes per step. */
final class JourneyStepSerializer extends ValueSerializer<JourneyStep> {
    static final JourneyStepSerializer INSTANCE = new JourneyStepSerializer();
    private static final CommerceType[] TYPES = CommerceType.values();

    @Override
    public JourneyStep createInstance() {
        return new JourneyStep(JourneyStep.NO_SESSION, "", "\t", CommerceType.VIEW, 0, 0);
    }

    @Override
    public void serialize(JourneyStep step, DataOutputView out) throws IOException {
        out.writeLong(step.session());
        writeText(step.product(), out);
        writeText(step.origin(), out);
        out.writeByte(step.type().ordinal());
        out.writeLong(step.at());
        out.writeLong(step.id());
    }

    @Override
    public JourneyStep deserialize(DataInputView in) throws IOException {
        return new JourneyStep(
                in.readLong(), readText(in), readText(in), TYPES[in.readByte()], in.readLong(), in.readLong());
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
