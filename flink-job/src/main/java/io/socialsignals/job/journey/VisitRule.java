package io.socialsignals.job.journey;

import java.io.Serializable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where one visit ends and the next begins.
 *
 * @param gap break after which a new visit begins, milliseconds
 */
record VisitRule(long gap) implements Serializable {
    /** No visit is longer, so that one that never pauses does not keep its rows open for ever. */
    static final long LONGEST = 12 * 3_600_000L;

    /** Whether a step begins a new visit after one of these times; a later step does so too. */
    boolean cuts(long started, long last, long at) {
        return at - last > gap || at - started > LONGEST;
    }

    /** The visit that the step belongs to; one that it does not continue any more is handed over. */
    Visit continued(@Nullable Visit visit, KeptStep step, Consumer<Visit> over) {
        Visit current = visit;
        if (current != null && cuts(current.started, current.last, step.at)) {
            over.accept(current);
            current = null;
        }
        if (current == null) {
            current = new Visit();
        }
        current.add(step);
        return current;
    }
}
