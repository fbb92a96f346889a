package io.socialsignals.job.ingest;

import io.socialsignals.events.Post;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Bytes of a {@link Post}, component by component. */
final class PostSerializer extends ValueSerializer<Post> {
    static final PostSerializer INSTANCE = new PostSerializer();

    @Override
    public Post createInstance() {
        return new Post("", 0, "", "", 0, "", null, List.of(), List.of(), null, null, null, null, null, null);
    }

    @Override
    public void serialize(Post event, DataOutputView out) throws IOException {
        writeText(event.id(), out);
        out.writeLong(event.at());
        writeText(event.platform(), out);
        writeText(event.authorId(), out);
        writeNumber(event.authorFollowers(), out);
        writeText(event.text(), out);
        writeText(event.language(), out);
        writeTexts(event.hashtags(), out);
        writeTexts(event.mentions(), out);
        writeText(event.replyTo(), out);
        writeText(event.repostOf(), out);
        writeText(event.sourceAuthorId(), out);
        writeText(event.url(), out);
        writeText(event.campaign(), out);
        writeText(event.contentType(), out);
    }

    @Override
    public Post deserialize(DataInputView in) throws IOException {
        return new Post(
                readText(in),
                in.readLong(),
                readText(in),
                readText(in),
                readNumber(in),
                readText(in),
                readOptional(in),
                readTexts(in),
                readTexts(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in),
                readOptional(in));
    }

    @Override
    public TypeSerializerSnapshot<Post> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Names the format for savepoints. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Post> {
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
