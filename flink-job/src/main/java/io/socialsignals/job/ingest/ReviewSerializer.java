package io.socialsignals.job.ingest;

import io.socialsignals.events.Review;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Review}, component by component. */
final class ReviewSerializer extends ValueSerializer<Review> {
    static final ReviewSerializer INSTANCE = new ReviewSerializer();

    @Override
    public Review createInstance() {
        return new Review("", 0, false, "", 1, "", null, null, null);
    }

    @Override
    public void serialize(Review event, DataOutputView out) throws IOException {
        writeText(event.id(), out);
        out.writeLong(event.at());
        out.writeBoolean(event.survey());
        writeText(event.productId(), out);
        writeNumber(event.stars(), out);
        writeText(event.text(), out);
        writeText(event.language(), out);
        writeText(event.orderId(), out);
        writeText(event.userId(), out);
    }

    @Override
    public Review deserialize(DataInputView in) throws IOException {
        return new Review(
                readText(in),
                in.readLong(),
                in.readBoolean(),
                readText(in),
                (int) readNumber(in),
                readText(in),
                readOptional(in),
                readOptional(in),
                readOptional(in));
    }

    @Override
    public TypeSerializerSnapshot<Review> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Review> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
