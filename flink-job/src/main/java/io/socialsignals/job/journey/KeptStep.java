package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A step of a session and the way to those before it: a session is known by its last. One object, which never changes and
 * shares those before it with what the session was before: hundreds of thousands are kept, and what the garbage
 * collector copies and follows is what they cost most.
 */
final class KeptStep {
    /** The order in which a session is told; events that are equal in all of it count alike. */
    static final Comparator<KeptStep> ORDER = Comparator.<KeptStep>comparingLong(step -> step.at)
            .thenComparing(step -> step.type)
            .thenComparing(step -> step.product)
            .thenComparing(step -> step.origin);

    final String product;
    final String origin;
    final CommerceType type;
    /** Occurred, epoch milliseconds UTC. */
    final long at;
    /** Identity of the event, the same for its copies. */
    final long id;

    final @Nullable KeptStep before;
    /** Of the first step: the visit that steps before it belong to, which nothing can change any more. */
    final @Nullable Visit open;

    KeptStep(
            String product,
            String origin,
            CommerceType type,
            long at,
            long id,
            @Nullable KeptStep before,
            @Nullable Visit open) {
        this.product = product;
        this.origin = origin;
        this.type = type;
        this.at = at;
        this.id = id;
        this.before = before;
        this.open = open;
    }

    /** The same after other steps. */
    KeptStep after(@Nullable KeptStep before, @Nullable Visit open) {
        return before == this.before && open == this.open
                ? this
                : new KeptStep(product, origin, type, at, id, before, open);
    }
}
