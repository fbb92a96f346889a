package io.socialsignals.job.ingest;

import static org.apache.flink.types.PojoTestUtils.assertSerializedAsPojoWithoutKryo;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.SearchInterest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshotSerializationUtil;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(RecordKinds.POSTS, Fixtures.post("p", -1)),
                Arguments.of(
                        RecordKinds.POSTS,
                        new Post(
                                "ünï 💡",
                                1,
                                "x",
                                "",
                                Long.MAX_VALUE,
                                "t",
                                null,
                                List.of(),
                                List.of("", "b"),
                                "r",
                                null,
                                null,
                                "u",
                                null,
                                "c")),
                Arguments.of(RecordKinds.ENGAGEMENT, new Engagement("e", 1, "p", "x", 1, 2, 3, 4, 5, 6, 0L, null, -9L)),
                Arguments.of(
                        RecordKinds.COMMERCE,
                        new CommerceEvent(
                                "c",
                                1,
                                CommerceType.RETURN,
                                "sku",
                                2,
                                3,
                                4,
                                "EUR",
                                "u",
                                null,
                                "o",
                                null,
                                "ch",
                                null,
                                "cp",
                                null,
                                "r",
                                null,
                                "g")),
                Arguments.of(RecordKinds.REVIEWS, Fixtures.review("r", 1)),
                Arguments.of(RecordKinds.SEARCH, new SearchInterest("s", 1, 60, "t", "world", 5)),
                Arguments.of(RecordKinds.SPEND, new CampaignSpend("m", 1, 60, "c", null, 5, "EUR")),
                Arguments.of(RecordKinds.PRODUCTS, new Product("p", "n", "b", "c", List.of("a"), List.of(), 1, "EUR")));
    }

    @ParameterizedTest
    @MethodSource("events")
    <T> void whatASourceEmitsKeepsEveryField(RecordKind<T> kind, T event) throws IOException {
        SerializerConfigImpl config = new SerializerConfigImpl();
        config.setGenericTypes(false);
        TypeSerializer<Ingested<T>> serializer = kind.ingestedType().createSerializer(config);
        Ingested<T> ingested = new Ingested<>(event, Fixtures.NOON, Fixtures.NOON - 5, 7, 1L << 40);
        ingested.identity = Long.MIN_VALUE;
        ingested.overdue = true;
        assertThat(copy(serializer, ingested)).usingRecursiveComparison().isEqualTo(ingested);
        assertThat(serializer.copy(ingested)).usingRecursiveComparison().isEqualTo(ingested);
        Ingested<T> rejection =
                new Ingested<>(new Rejected("t", 1, 2, 3, "malformed", "json.syntax", "d", null, new byte[] {1}));
        assertThat(copy(serializer, rejection)).usingRecursiveComparison().isEqualTo(rejection);
    }

    @ParameterizedTest
    @MethodSource("events")
    <T> void theFormatIsKnownToSavepoints(RecordKind<T> kind, T event) throws IOException {
        TypeSerializer<Ingested<T>> serializer = kind.ingestedType().createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(256);
        TypeSerializerSnapshotSerializationUtil.writeSerializerSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<Ingested<T>> restored = TypeSerializerSnapshotSerializationUtil.readSerializerSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());
        assertThat(restored.restoreSerializer()).isEqualTo(serializer);
        assertThat(kind.ingestedType()
                        .createSerializer(new SerializerConfigImpl())
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(restored)
                        .isCompatibleAsIs())
                .isTrue();
    }

    private static <T> T copy(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(256);
        serializer.serialize(value, out);
        return serializer.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    }
}
