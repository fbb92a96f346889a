package io.socialsignals.job.journey;

import io.socialsignals.job.ingest.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** About 60 bytes per change, whose numbers are mostly small. */
final class JourneyFactSerializer extends ValueSerializer<JourneyFact> {
    static final JourneyFactSerializer INSTANCE = new JourneyFactSerializer();

    @Override
    public JourneyFact createInstance() {
        return new JourneyFact("", "\t", 0, new long[JourneyCounts.COLUMNS]);
    }

    @Override
    public void serialize(JourneyFact fact, DataOutputView out) throws IOException {
        writeText(fact.product(), out);
        writeText(fact.origin(), out);
        out.writeLong(fact.hour());
        for (long number : fact.change()) {
            writeNumber(number, out);
        }
    }

    @Override
    public JourneyFact deserialize(DataInputView in) throws IOException {
        String product = readText(in);
        String origin = readText(in);
        long hour = in.readLong();
        long[] change = new long[JourneyCounts.COLUMNS];
        for (int i = 0; i < change.length; i++) {
            change[i] = readNumber(in);
        }
        return new JourneyFact(product, origin, hour, change);
    }

    @Override
    public TypeSerializerSnapshot<JourneyFact> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<JourneyFact> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
