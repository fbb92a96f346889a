package io.socialsignals.job.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Adds up what steps change in the rows of the table of journeys. Mostly a step makes a visit of its own, or joins one and
 * moves no other; then two rows can change, its product's and that of all products. Where it joins two visits, or moves
 * the end of one that is cut for its length, the session is counted anew without it and with it.
 */
final class JourneyChanges {
    private final VisitRule rule;
    private final Map<JourneyCell, long[]> changes = new HashMap<>();
    private final Touch before = new Touch();
    private final Touch after = new Touch();

    JourneyChanges(VisitRule rule) {
        this.rule = rule;
    }

    /** Notes what a step changes that is the first of its session. */
    void addFirst(KeptStep step) {
        after.clear();
        after.add(step);
        for (String product : new String[] {step.product, Visit.ALL}) {
            long[] row = row(product, step.origin, step.at);
            row[JourneyCounts.EVENTS]++;
            JourneyCounts.addVisit(row, after.firsts, 1);
        }
    }

    /** Notes what a step changes that came to a session, at that place of its steps. */
    void add(Session known, Session now, int place) {
        VisitSpan visit = VisitSpan.around(place, now, rule);
        if (!visit.wasOneWithout(place, rule)) {
            addDifference(known.counts(rule), now.counts(rule));
            return;
        }
        KeptStep step = now.steps[place];
        for (String product : new String[] {step.product, Visit.ALL}) {
            row(product, step.origin, step.at)[JourneyCounts.EVENTS]++;
            visit.touch(before, product, place);
            visit.touch(after, product, VisitSpan.NOWHERE);
            if (!after.isSame(before)) {
                addVisit(product, before, -1);
                addVisit(product, after, 1);
            }
        }
    }

    /** Notes an event that names no session. */
    void addWithoutSession(JourneyStep step) {
        for (String product : new String[] {step.product(), Visit.ALL}) {
            long[] row = row(product, step.origin(), step.at());
            row[JourneyCounts.EVENTS]++;
            row[JourneyCounts.EVENTS_WITHOUT_SESSION]++;
        }
    }

    /** Hands over what has changed, row by row, and begins anew. */
    void flush(Consumer<JourneyFact> out) {
        changes.forEach((cell, change) -> {
            if (!JourneyCounts.isZero(change)) {
                out.accept(new JourneyFact(cell.product(), cell.origin(), cell.hour(), change));
            }
        });
        changes.clear();
    }

    private void addVisit(String product, Touch touch, int times) {
        if (touch.started != Touch.NEVER) {
            JourneyCounts.addVisit(row(product, touch.origin, touch.started), touch.firsts, times);
        }
    }

    private void addDifference(Map<JourneyCell, long[]> old, Map<JourneyCell, long[]> counts) {
        old.forEach((cell, numbers) -> JourneyCounts.add(row(cell), numbers, -1));
        counts.forEach((cell, numbers) -> JourneyCounts.add(row(cell), numbers, 1));
    }

    private long[] row(String product, String origin, long at) {
        return row(JourneyCell.of(product, origin, at));
    }

    private long[] row(JourneyCell cell) {
        return changes.computeIfAbsent(cell, c -> new long[JourneyCounts.COLUMNS]);
    }
}
