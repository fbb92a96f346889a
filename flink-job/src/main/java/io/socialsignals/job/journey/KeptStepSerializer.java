package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.ValueSerializer;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A session, from its first step to its last: about 45 bytes per step, and 90 per product of a visit that is open. */
final class KeptStepSerializer extends ValueSerializer<KeptStep> {
    static final KeptStepSerializer INSTANCE = new KeptStepSerializer();
    private static final CommerceType[] TYPES = CommerceType.values();

    @Override
    public KeptStep createInstance() {
        return new KeptStep("", "\t", CommerceType.VIEW, 0, 0, null, null);
    }

    @Override
    public void serialize(KeptStep last, DataOutputView out) throws IOException {
        Session session = Session.of(last);
        writeNumber(session.steps.length, out);
        out.writeBoolean(session.open != null);
        if (session.open != null) {
            writeVisit(session.open, out);
        }
        for (KeptStep step : session.steps) {
            writeText(step.product, out);
            writeText(step.origin, out);
            out.writeByte(step.type.ordinal());
            out.writeLong(step.at);
            out.writeLong(step.id);
        }
    }

    @Override
    public KeptStep deserialize(DataInputView in) throws IOException {
        int steps = (int) readNumber(in);
        Visit open = in.readBoolean() ? readVisit(in) : null;
        KeptStep last = null;
        for (int i = 0; i < steps; i++) {
            last = new KeptStep(
                    readText(in),
                    readText(in),
                    TYPES[in.readByte()],
                    in.readLong(),
                    in.readLong(),
                    last,
                    i == 0 ? open : null);
        }
        return Objects.requireNonNull(last, "a session without steps");
    }

    private static void writeVisit(Visit visit, DataOutputView out) throws IOException {
        out.writeLong(visit.started);
        out.writeLong(visit.last);
        writeNumber(visit.touches.size(), out);
        for (Map.Entry<String, Touch> entry : visit.touches.entrySet()) {
            writeText(entry.getKey(), out);
            Touch touch = entry.getValue();
            writeText(touch.origin, out);
            out.writeLong(touch.started);
            for (long first : touch.firsts) {
                out.writeLong(first);
            }
        }
    }

    private static Visit readVisit(DataInputView in) throws IOException {
        Visit visit = new Visit();
        visit.started = in.readLong();
        visit.last = in.readLong();
        int size = (int) readNumber(in);
        for (int i = 0; i < size; i++) {
            String product = readText(in);
            Touch touch = new Touch();
            touch.origin = readText(in);
            touch.started = in.readLong();
            for (int type = 0; type < touch.firsts.length; type++) {
                touch.firsts[type] = in.readLong();
            }
            visit.touches.put(product, touch);
        }
        return visit;
    }

    @Override
    public TypeSerializerSnapshot<KeptStep> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<KeptStep> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
