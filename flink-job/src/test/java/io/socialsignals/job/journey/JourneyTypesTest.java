package io.socialsignals.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceType;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;

/** What crosses an edge or lives in state comes out of its bytes as it was. */
class JourneyTypesTest {
    private static final VisitRule RULE = new VisitRule(1_800_000);

    private static <T> T again(TypeSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T read = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return read;
    }

    @Property(tries = 50)
    void a_step(@ForAll String text, @ForAll CommerceType type, @ForAll long number) throws IOException {
        JourneyStep step = new JourneyStep(number / 3, text + "p", text + "\t", type, number, number * 31);
        assertThat(again(JourneyStepSerializer.INSTANCE, step)).isEqualTo(step);
    }

    @Property(tries = 50)
    void a_change(@ForAll String text, @ForAll long hour, @ForAll @Size(JourneyCounts.COLUMNS) long[] change)
            throws IOException {
        JourneyFact fact = again(JourneyFactSerializer.INSTANCE, new JourneyFact(text, text + "\t", hour, change));
        assertThat(fact).usingRecursiveComparison().isEqualTo(new JourneyFact(text, text + "\t", hour, change));
    }

    @Example
    void a_session_with_an_open_visit_and_without() throws IOException {
        Session session = Session.of(null);
        for (int i = 0; i < 12; i++) {
            CommerceType type = CommerceType.values()[i % 4];
            session = session.with(new KeptStep("p" + i % 3, "x\tspring", type, i * 1000L, i, null, null), i);
        }
        Session half = session.settled(RULE, at -> at < 9000);
        assertThat(half.steps).hasSize(3);
        Session one = session.settled(RULE, at -> true);
        assertThat(one.steps).hasSize(1);
        for (Session some : List.of(session, half, one)) {
            assertThat(again(KeptStepSerializer.INSTANCE, some.last()))
                    .usingRecursiveComparison()
                    .isEqualTo(some.last());
        }
    }

    @Example
    void a_later_step_shares_those_before_it() {
        KeptStep first = new KeptStep("p", "x\t", CommerceType.VIEW, 1000, 1, null, null);
        KeptStep second = Session.of(first)
                .with(new KeptStep("p", "x\t", CommerceType.CART, 3000, 2, null, null), 1)
                .last();
        assertThat(second.before).isSameAs(first);
        KeptStep between = new KeptStep("p", "x\t", CommerceType.VIEW, 2000, 3, null, null);
        KeptStep third = Session.of(second).with(between, 1).last();
        assertThat(third.before.before).isSameAs(first);
        assertThat(second.before).isSameAs(first);
    }

    @Example
    void have_serializers_of_their_own_that_savepoints_find_again() {
        assertThat(TypeInformation.of(JourneyStep.class).createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(JourneyStepSerializer.class);
        assertThat(TypeInformation.of(JourneyFact.class).createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(JourneyFactSerializer.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(JourneyRow.class);
        TypeSerializerSnapshot<KeptStep> snapshot = KeptStepSerializer.INSTANCE.snapshotConfiguration();
        assertThat(snapshot.restoreSerializer()).isInstanceOf(KeptStepSerializer.class);
    }
}
