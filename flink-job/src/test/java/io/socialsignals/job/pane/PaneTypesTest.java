package io.socialsignals.job.pane;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceType;
import io.socialsignals.job.topic.TopicRow;
import java.io.IOException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;

final class PaneTypesTest {
    @Example
    void what_is_kept_and_what_crosses_the_network_needs_no_kryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CommercePane.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SocialPane.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ReviewCounts.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SocialFact.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ReviewFact.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(TopicFact.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(TopicPane.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(TopicHour.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(TopicRow.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(CommerceMinute.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(SocialMinute.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(ReviewMinute.class);
        assertThat(TypeInformation.of(CommerceFact.class).createSerializer(new SerializerConfigImpl()))
                .isSameAs(CommerceFactSerializer.INSTANCE);
    }

    @Property(tries = 200)
    void a_fact_comes_out_of_its_bytes_as_it_was(
            @ForAll String product,
            @ForAll long id,
            @ForAll long at,
            @ForAll long arrived,
            @ForAll boolean late,
            @ForAll CommerceType type,
            @ForAll int quantity,
            @ForAll long amount,
            @ForAll int partition,
            @ForAll long offset)
            throws IOException {
        CommerceFact fact = new CommerceFact(
                product, "EUR\t" + product, id, at, arrived, late, type, quantity, amount, partition, offset);
        DataOutputSerializer out = new DataOutputSerializer(64);
        CommerceFactSerializer.INSTANCE.serialize(fact, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThat(CommerceFactSerializer.INSTANCE.deserialize(in)).isEqualTo(fact);
        assertThat(in.available()).isZero();
    }

    @Example
    void a_usual_fact_is_small() throws IOException {
        long at = 1_767_225_600_000L;
        CommerceFact fact = new CommerceFact(
                "home-kettle-1", "EUR\tde-be", 7, at, at + 1000, false, CommerceType.PURCHASE, 1, 1999, 3, 1_000_000);
        DataOutputSerializer out = new DataOutputSerializer(64);
        CommerceFactSerializer.INSTANCE.serialize(fact, out);
        assertThat(out.length()).isLessThan(56);
    }
}
