package io.socialsignals.job.journey;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** What is known of a session, spread out from its {@link KeptStep last step}. Never changed. */
final class Session {
    static final int COPY = -1;
    private static final Session EMPTY = new Session(new KeptStep[0], null);
    /** Fewer steps take less room than the visit that they are a part of. */
    private static final int WORTH_SETTLING = 8;

    /** Steps that may still get a neighbour before them, and some that cannot, in their order. */
    final KeptStep[] steps;
    /** The visit that the steps before those belong to. */
    final @Nullable Visit open;

    private Session(KeptStep[] steps, @Nullable Visit open) {
        this.steps = steps;
        this.open = open;
    }

    static Session of(@Nullable KeptStep last) {
        if (last == null) {
            return EMPTY;
        }
        int length = 1;
        KeptStep first = last;
        while (first.before != null) {
            first = first.before;
            length++;
        }
        KeptStep[] steps = new KeptStep[length];
        KeptStep step = last;
        for (int i = length - 1; i > 0; i--) {
            steps[i] = step;
            step = Objects.requireNonNull(step.before);
        }
        steps[0] = first;
        return new Session(steps, first.open);
    }

    /** The last step, to know the session by. There must be one. */
    KeptStep last() {
        KeptStep last = steps[0].after(null, open);
        for (int i = 1; i < steps.length; i++) {
            last = steps[i].after(last, null);
        }
        return last;
    }

    /** Where the step belongs among the others; {@link #COPY} if a copy of it is there. */
    int place(KeptStep step) {
        int place = steps.length;
        while (place > 0 && steps[place - 1].at >= step.at) {
            place--;
            if (steps[place].id == step.id) {
                return COPY;
            }
        }
        while (place < steps.length && KeptStep.ORDER.compare(steps[place], step) <= 0) {
            place++;
        }
        return place;
    }

    Session with(KeptStep step, int place) {
        KeptStep[] more = Arrays.copyOf(steps, steps.length + 1);
        System.arraycopy(steps, place, more, place + 1, steps.length - place);
        more[place] = step;
        return new Session(more, open);
    }

    /** What the open visit and the steps count, by row. */
    Map<JourneyCell, long[]> counts(VisitRule rule) {
        Map<JourneyCell, long[]> counts = new HashMap<>();
        Visit visit = open == null ? null : open.copy();
        for (KeptStep step : steps) {
            counted(counts, step.product, step.origin, step.at)[JourneyCounts.EVENTS]++;
            counted(counts, Visit.ALL, step.origin, step.at)[JourneyCounts.EVENTS]++;
            visit = rule.continued(visit, step, over -> tell(over, counts));
        }
        if (visit != null) {
            tell(visit, counts);
        }
        return counts;
    }

    /**
     * The same without the steps that are closed, which is to say that nothing can come before them any more; or the same
     * while those are few. The last step stays.
     */
    Session settled(VisitRule rule, LongPredicate closed) {
        int enough = Math.max(WORTH_SETTLING, steps.length / 2);
        if (steps.length <= enough || !closed.test(steps[enough - 1].at)) {
            return this;
        }
        int settled = 0;
        Visit visit = open == null ? null : open.copy();
        while (settled < steps.length - 1 && closed.test(steps[settled].at)) {
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
