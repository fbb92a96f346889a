package io.socialsignals.job.pane;

import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.ValueSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** About 45 bytes per fact. */
final class CommerceFactSerializer extends ValueSerializer<CommerceFact> {
    static final CommerceFactSerializer INSTANCE = new CommerceFactSerializer();
    private static final CommerceType[] TYPES = CommerceType.values();
    private static final int LATE = 0x10;

    @Override
    public CommerceFact createInstance() {
        return new CommerceFact("", "", 1, 0, 0, false, CommerceType.VIEW, 1, 0, 0, 0);
    }

    @Override
    public void serialize(CommerceFact fact, DataOutputView out) throws IOException {
        StringValue.writeString(fact.product(), out);
        StringValue.writeString(fact.cell(), out);
        out.writeLong(fact.id());
        out.writeLong(fact.at());
        writeNumber(fact.arrived() - fact.at(), out);
        out.writeByte(fact.type().ordinal() | (fact.late() ? LATE : 0));
        writeNumber(fact.quantity(), out);
        writeNumber(fact.amountMinor(), out);
        writeNumber(fact.partition(), out);
        writeNumber(fact.offset(), out);
    }

    @Override
    public CommerceFact deserialize(DataInputView in) throws IOException {
        String product = StringValue.readString(in);
        String cell = StringValue.readString(in);
        long id = in.readLong();
        long at = in.readLong();
        long arrived = at + readNumber(in);
        int flags = in.readByte();
        return new CommerceFact(
                product,
                cell,
                id,
                at,
                arrived,
                (flags & LATE) != 0,
                TYPES[flags & (LATE - 1)],
                (int) readNumber(in),
                readNumber(in),
                (int) readNumber(in),
                readNumber(in));
    }

    @Override
    public TypeSerializerSnapshot<CommerceFact> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CommerceFact> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
