package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.pane.FactType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * One event of a session, as far as journeys need it.
 *
 * @param session pseudonym; empty for an event that names no session
 * @param origin platform of arrival and campaign; see {@link #platformOf} and {@link #campaignOf}
 * @param at occurred, epoch milliseconds UTC
 * @param id identity of the event, the same for its copies
 */
@TypeInfo(JourneyStep.Factory.class)
public record JourneyStep(String session, String product, String origin, CommerceType type, long at, long id) {
    /** The order in which a session is told; events that are equal in all of it count alike. */
    static final Comparator<JourneyStep> ORDER = Comparator.comparingLong(JourneyStep::at)
            .thenComparing(JourneyStep::type)
            .thenComparing(JourneyStep::product)
            .thenComparing(JourneyStep::origin);

    private static final char BETWEEN = '\t';

    public static JourneyStep of(Ingested<CommerceEvent> ingested) {
        CommerceEvent event = ingested.get();
        return new JourneyStep(
                Objects.requireNonNullElse(event.sessionId(), ""),
                event.productId(),
                Objects.requireNonNullElse(event.channel(), "")
                        + BETWEEN
                        + Objects.requireNonNullElse(event.campaign(), ""),
                event.type(),
                ingested.at,
                ingested.identity);
    }

    boolean hasSession() {
        return !session.isEmpty();
    }

    /** Platform of arrival, empty for direct. */
    static String platformOf(String origin) {
        return origin.substring(0, origin.indexOf(BETWEEN));
    }

    /** Campaign, empty for none. */
    static String campaignOf(String origin) {
        return origin.substring(origin.indexOf(BETWEEN) + 1);
    }

    /** Tells Flink how steps are serialised. */
    public static final class Factory extends TypeInfoFactory<JourneyStep> {
        @Override
        public TypeInformation<JourneyStep> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new FactType<>(JourneyStep.class, JourneyStepSerializer.INSTANCE);
        }
    }
}
