package io.socialsignals.job.ingest;

import io.socialsignals.events.Rejected;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of an {@link Ingested}: one of flags, where and when, then the event or the rejection. */
final class IngestedSerializer<T> extends TypeSerializer<Ingested<T>> {
    private static final int REJECTED = 1;
    private static final int OVERDUE = 2;

    private final TypeSerializer<T> events;
    private final TypeSerializer<Rejected> rejections;

    IngestedSerializer(TypeSerializer<T> events, TypeSerializer<Rejected> rejections) {
        this.events = events;
        this.rejections = rejections;
    }

    @Override
    public void serialize(Ingested<T> value, DataOutputView out) throws IOException {
        Rejected rejected = value.rejected;
        out.writeByte((rejected == null ? 0 : REJECTED) | (value.overdue ? OVERDUE : 0));
        out.writeLong(value.at);
        ValueSerializer.writeNumber(value.arrived - value.at, out);
        ValueSerializer.writeNumber(value.partition, out);
        ValueSerializer.writeNumber(value.offset, out);
        out.writeLong(value.identity);
        if (rejected == null) {
            events.serialize(value.get(), out);
        } else {
            rejections.serialize(rejected, out);
        }
    }

    @Override
    public Ingested<T> deserialize(DataInputView in) throws IOException {
        int flags = in.readByte();
        Ingested<T> value = new Ingested<>();
        value.overdue = (flags & OVERDUE) != 0;
        value.at = in.readLong();
        value.arrived = value.at + ValueSerializer.readNumber(in);
        value.partition = (int) ValueSerializer.readNumber(in);
        value.offset = ValueSerializer.readNumber(in);
        value.identity = in.readLong();
        if ((flags & REJECTED) == 0) {
            value.event = events.deserialize(in);
        } else {
            value.rejected = rejections.deserialize(in);
        }
        return value;
    }

    @Override
    public Ingested<T> copy(Ingested<T> from) {
        Ingested<T> to = new Ingested<>();
        to.event = from.event; // records are never changed
        to.rejected = from.rejected;
        to.at = from.at;
        to.arrived = from.arrived;
        to.partition = from.partition;
        to.offset = from.offset;
        to.identity = from.identity;
        to.overdue = from.overdue;
        return to;
    }

    @Override
    public Ingested<T> copy(Ingested<T> from, Ingested<T> reuse) {
        return copy(from);
    }

    @Override
    public void copy(DataInputView in, DataOutputView out) throws IOException {
        serialize(deserialize(in), out);
    }

    @Override
    public Ingested<T> deserialize(Ingested<T> reuse, DataInputView in) throws IOException {
        return deserialize(in);
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<Ingested<T>> duplicate() {
        return new IngestedSerializer<>(events.duplicate(), rejections.duplicate());
    }

    @Override
    public Ingested<T> createInstance() {
        return new Ingested<>();
    }

    @Override
    public int getLength() {
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IngestedSerializer<?> that
                && events.equals(that.events)
                && rejections.equals(that.rejections);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Ingested<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** Names the format for savepoints. */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<Ingested<T>, IngestedSerializer<T>> {
        public Snapshot() {}

        Snapshot(IngestedSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(IngestedSerializer<T> outer) {
            return new TypeSerializer<?>[] {outer.events, outer.rejections};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected IngestedSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new IngestedSerializer<>((TypeSerializer<T>) nested[0], (TypeSerializer<Rejected>) nested[1]);
        }
    }
}
