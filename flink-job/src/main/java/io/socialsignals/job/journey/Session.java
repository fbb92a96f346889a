package io.socialsignals.job.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What is known of a session. Never changed, so that a checkpoint that is being written needs no copy. */
final class Session {
    static final Session EMPTY = new Session(new JourneyStep[0], null);
    static final int COPY = -1;
    /** Fewer steps take less room than the visit that they are a part of. */
    private static final int WORTH_SETTLING = 8;

    /** Steps that may still get a neighbour before them, and some that cannot, in their order. */
    final JourneyStep[] steps;
    /** The visit that the steps before those belong to. */
    final @Nullable Visit open;
    /** Time of the last step. Kept beside the steps, since sweeps ask every session for it. */
    final long last;

    Session(JourneyStep[] steps, @Nullable Visit open) {
        this.steps = steps;
        this.open = open;
        if (steps.length > 0) {
            this.last = steps[steps.length - 1].at();
        } else {
            this.last = open == null ? Long.MIN_VALUE : open.last;
        }
    }

    /** Where the step belongs among the others; {@link #COPY} if a copy of it is there. */
    int place(JourneyStep step) {
        int place = steps.length;
        while (place > 0 && steps[place - 1].at() >= step.at()) {
            place--;
            if (steps[place].id() == step.id()) {
                return COPY;
            }
        }
        while (place < steps.length && JourneyStep.ORDER.compare(steps[place], step) <= 0) {
            place++;
        }
        return place;
    }

    Session with(JourneyStep step, int place) {
        JourneyStep[] more = Arrays.copyOf(steps, steps.length + 1);
        System.arraycopy(steps, place, more, place + 1, steps.length - place);
        more[place] = step;
        return new Session(more, open);
    }

    /** What the open visit and the steps count, by row. */
    Map<JourneyCell, long[]> counts(VisitRule rule) {
        Map<JourneyCell, long[]> counts = new HashMap<>();
        Visit visit = open == null ? null : open.copy();
        for (JourneyStep step : steps) {
            counted(counts, step.product(), step.origin(), step.at())[JourneyCounts.EVENTS]++;
            counted(counts, Visit.ALL, step.origin(), step.at())[JourneyCounts.EVENTS]++;
            visit = rule.continued(visit, step, over -> tell(over, counts));
        }
        if (visit != null) {
            tell(visit, counts);
        }
        return counts;
    }

    /**
     * The same without the steps that are closed, which is to say that nothing can come before them any more; or the same
     * while those are few.
     */
    Session settled(VisitRule rule, LongPredicate closed) {
        int enough = Math.max(WORTH_SETTLING, steps.length / 2);
        if (steps.length < enough || !closed.test(steps[enough - 1].at())) {
            return this;
        }
        int settled = 0;
        Visit visit = open == null ? null : open.copy();
        while (settled < steps.length && closed.test(steps[settled].at())) {
            visit = rule.continued(visit, steps[settled], over -> {});
            settled++;
        }
        return new Session(Arrays.copyOfRange(steps, settled, steps.length), visit);
    }

    private static void tell(Visit visit, Map<JourneyCell, long[]> counts) {
        visit.touches.forEach((product, touch) ->
                JourneyCounts.addVisit(counted(counts, product, touch.origin, touch.started), touch.firsts, 1));
    }

    private static long[] counted(Map<JourneyCell, long[]> counts, String product, String origin, long at) {
        return counts.computeIfAbsent(JourneyCell.of(product, origin, at), cell -> new long[JourneyCounts.COLUMNS]);
    }
}
