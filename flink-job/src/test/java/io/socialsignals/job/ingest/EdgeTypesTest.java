package io.socialsignals.job.ingest;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Rejected;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What crosses an edge or lives in state never falls back to Kryo. */
class EdgeTypesTest {
    static Stream<Class<?>> types() {
        return Stream.concat(
                Stream.of(
                                RecordKinds.POSTS,
                                RecordKinds.ENGAGEMENT,
                                RecordKinds.COMMERCE,
                                RecordKinds.REVIEWS,
                                RecordKinds.SEARCH,
                                RecordKinds.SPEND,
                                RecordKinds.PRODUCTS)
                        .map(RecordKind::type),
                Stream.of(
                        Rejected.class,
                        FunnelCount.class,
                        FunnelKey.class,
                        FunnelRow.class,
                        RejectedRow.class,
                        PartitionClock.class,
                        SeenIds.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void isAPojo(Class<?> type) {
        assertSerializedAsPojoWithoutKryo(type);
    }

    @Test
    void whatASourceEmitsKeepsEveryField() throws IOException {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<Ingested<Post>> serializer =
                RecordKinds.POSTS.ingestedType().createSerializer(config);
        Ingested<Post> event = Fixtures.ingested("p", Fixtures.NOON, 7);
        event.identity = 5;
        event.overdue = true;
        assertThat(copy(serializer, event)).usingRecursiveComparison().isEqualTo(event);
        Ingested<Post> rejection =
                new Ingested<>(new Rejected("t", 1, 2, 3, "malformed", "json.syntax", "d", null, new byte[] {1}));
        assertThat(copy(serializer, rejection)).usingRecursiveComparison().isEqualTo(rejection);
        assertThat(serializer.copy(event)).usingRecursiveComparison().isEqualTo(event);
    }

    private static <T> T copy(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
