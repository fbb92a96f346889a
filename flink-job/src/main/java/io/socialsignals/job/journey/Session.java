package io.socialsignals.job.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a session: steps that may still get a neighbour before them, and the visit that the settled ones
 * before belong to. A Flink POJO.
 */
public final class Session {
    public List<JourneyStep> steps = new ArrayList<>();
    public @Nullable Visit open;

    /** Puts the step into its place; false if a copy of it is there. */
    boolean add(JourneyStep step) {
        int place = steps.size();
        while (place > 0 && steps.get(place - 1).at() >= step.at()) {
            place--;
            if (steps.get(place).id() == step.id()) {
                return false;
            }
        }
        while (place < steps.size() && JourneyStep.ORDER.compare(steps.get(place), step) <= 0) {
            place++;
        }
        steps.add(place, step);
        return true;
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

    /** Takes the steps that nothing can come before any more out of the list. */
    void settle(VisitRule rule, long until) {
        int settled = 0;
        while (settled < steps.size() && steps.get(settled).at() < until) {
            open = rule.continued(open, steps.get(settled), over -> {});
            settled++;
        }
        steps.subList(0, settled).clear();
    }

    /** Time of the last step. */
    long last() {
        if (!steps.isEmpty()) {
            return steps.get(steps.size() - 1).at();
        }
        return open == null ? Long.MIN_VALUE : open.last;
    }

    private static void tell(Visit visit, Map<JourneyCell, long[]> counts) {
        visit.touches.forEach((product, touch) ->
                JourneyCounts.addVisit(counted(counts, product, touch.origin, touch.started), touch.firsts));
    }

    private static long[] counted(Map<JourneyCell, long[]> counts, String product, String origin, long at) {
        return counts.computeIfAbsent(JourneyCell.of(product, origin, at), cell -> new long[JourneyCounts.COLUMNS]);
    }
}
