package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.Identity;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.pane.FactType;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * One event of a shopper, as far as journeys need it.
 *
 * @param session 64 bits of the session's pseudonym: of n sessions that live at once, the chance that two are taken for
 *     one is about n * n / 2^65; {@link #NO_SESSION} for an event that names none
 * @param origin platform of arrival and campaign; see {@link #platformOf} and {@link #campaignOf}
 * @param at occurred, epoch milliseconds UTC
 * @param id identity of the event, the same for its copies
 */
@TypeInfo(JourneyStep.Factory.class)
public record JourneyStep(long session, String product, String origin, CommerceType type, long at, long id) {
    static final long NO_SESSION = 0;

    private static final char BETWEEN = '\t';
    private static final int BUCKET_BITS = 10;

    public static JourneyStep of(Ingested<CommerceEvent> ingested) {
        CommerceEvent event = ingested.get();
        return new JourneyStep(
                session(event.sessionId()),
                event.productId(),
                Objects.requireNonNullElse(event.channel(), "")
                        + BETWEEN
                        + Objects.requireNonNullElse(event.campaign(), ""),
                event.type(),
                ingested.at,
                ingested.identity);
    }

    private static long session(@Nullable String pseudonym) {
        if (pseudonym == null) {
            return NO_SESSION;
        }
        long session = Identity.of(pseudonym, 0);
        return session == NO_SESSION ? 1 : session;
    }

    boolean hasSession() {
        return session != NO_SESSION;
    }

    /**
     * What steps are keyed by: steps of one session share it, and copies of an event without one. A key of its own for
     * each session would need a timer for each.
     */
    int bucket() {
        return (int) ((hasSession() ? session : id) >>> (Long.SIZE - BUCKET_BITS));
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
