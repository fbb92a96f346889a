package io.socialsignals.job.journey;

import io.socialsignals.job.ingest.ValueSerializer;
import java.io.IOException;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** About 50 bytes per step, and 90 per product of a visit that is open. */
final class SessionSerializer extends ValueSerializer<Session> {
    static final SessionSerializer INSTANCE = new SessionSerializer();

    @Override
    public Session createInstance() {
        return Session.EMPTY;
    }

    @Override
    public void serialize(Session session, DataOutputView out) throws IOException {
        writeNumber(session.steps.length, out);
        for (JourneyStep step : session.steps) {
            JourneyStepSerializer.INSTANCE.serialize(step, out);
        }
        Visit open = session.open;
        out.writeBoolean(open != null);
        if (open != null) {
            writeVisit(open, out);
        }
    }

    @Override
    public Session deserialize(DataInputView in) throws IOException {
        JourneyStep[] steps = new JourneyStep[(int) readNumber(in)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = JourneyStepSerializer.INSTANCE.deserialize(in);
        }
        return new Session(steps, in.readBoolean() ? readVisit(in) : null);
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
    public TypeSerializerSnapshot<Session> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Session> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
