package io.socialsignals.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceType;
import java.io.IOException;
import java.util.ArrayList;
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

    private static JourneyStep step(String product, CommerceType type, long at, long id) {
        return new JourneyStep(7, product, "x\tspring", type, at, id);
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
        Session session = Session.EMPTY;
        for (int i = 0; i < 12; i++) {
            session = session.with(step("p" + i % 3, CommerceType.values()[i % 4], i * 1000L, i), i);
        }
        List<Session> sessions = new ArrayList<>(List.of(
                Session.EMPTY, session, session.settled(RULE, at -> at < 9000), session.settled(RULE, at -> true)));
        assertThat(sessions.get(2).steps).hasSize(3);
        assertThat(sessions.get(3).steps).isEmpty();
        for (Session some : sessions) {
            assertThat(again(SessionSerializer.INSTANCE, some))
                    .usingRecursiveComparison()
                    .isEqualTo(some);
        }
    }

    @Example
    void have_serializers_of_their_own_that_savepoints_find_again() {
        assertThat(TypeInformation.of(JourneyStep.class).createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(JourneyStepSerializer.class);
        assertThat(TypeInformation.of(JourneyFact.class).createSerializer(new SerializerConfigImpl()))
                .isInstanceOf(JourneyFactSerializer.class);
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(JourneyRow.class);
        TypeSerializerSnapshot<Session> snapshot = SessionSerializer.INSTANCE.snapshotConfiguration();
        assertThat(snapshot.restoreSerializer()).isInstanceOf(SessionSerializer.class);
    }
}
