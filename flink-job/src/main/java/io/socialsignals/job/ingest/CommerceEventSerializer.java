package io.socialsignals.job.ingest;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link CommerceEvent}, component by component. */
final class CommerceEventSerializer extends ValueSerializer<CommerceEvent> {
    static final CommerceEventSerializer INSTANCE = new CommerceEventSerializer();
    private static final CommerceType[] TYPES = CommerceType.values();

    @Override
    public CommerceEvent createInstance() {
        return new CommerceEvent(
                "",
                0,
                CommerceType.VIEW,
                "",
                0,
                1,
                0,
                "",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    public void serialize(CommerceEvent event, DataOutputView out) throws IOException {
        writeText(event.id(), out);
        out.writeLong(event.at());
        out.writeByte(event.type().ordinal());
        writeText(event.productId(), out);
        writeNumber(event.priceMinor(), out);
        writeNumber(event.quantity(), out);
        writeNumber(event.amountMinor(), out);
        writeText(event.currency(), out);
        writeText(event.userId(), out);
        writeText(event.sessionId(), out);
        writeText(event.orderId(), out);
        writeText(event.region(), out);
        writeText(event.channel(), out);
        writeText(event.campaign(), out);
        writeText(event.coupon(), out);
        writeText(event.disposition(), out);
        writeText(event.reason(), out);
        writeText(event.ageGroup(), out);
        writeText(event.gender(), out);
    }

    @Override
    public CommerceEvent deserialize(DataInputView in) throws IOException {
        return new CommerceEvent(
                readText(in),
                in.readLong(),
                TYPES[in.readByte()],
                readText(in),
                readNumber(in),
                (int) readNumber(in),
                readNumber(in),
                readText(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in));
    }

    @Override
    public TypeSerializerSnapshot<CommerceEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<CommerceEvent> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
