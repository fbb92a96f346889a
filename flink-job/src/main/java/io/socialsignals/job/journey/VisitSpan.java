package io.socialsignals.job.journey;

import org.jspecify.annotations.Nullable;

/**
 * The visit that one step of a session is in.
 *
 * @param steps of the session that are not settled
 * @param open the session's open visit, where this one continues it
 * @param from place of the visit's first step among them
 * @param to place after its last
 */
record VisitSpan(KeptStep[] steps, @Nullable Visit open, int from, int to) {
    /** A place that no step has. */
    static final int NOWHERE = -1;

    static VisitSpan around(int place, Session session, VisitRule rule) {
        KeptStep[] steps = session.steps;
        Visit open = session.open;
        long started = open == null ? steps[0].at : open.started;
        long last = open == null ? started : open.last;
        int from = 0;
        for (int i = 0; i <= place; i++) {
            long at = steps[i].at;
            if (rule.cuts(started, last, at)) {
                from = i;
                started = at;
                open = null;
            }
            last = at;
        }
        int to = place + 1;
        while (to < steps.length && !rule.cuts(started, last, steps[to].at)) {
            last = steps[to].at;
            to++;
        }
        return new VisitSpan(steps, open, from, to);
    }

    /**
     * Whether the visit's other steps, if any, were one visit before this step came, so that no other visit begins
     * elsewhere than before. What began a visit before the visit's first step came, or before it ended, still does.
     */
    boolean wasOneWithout(int place, VisitRule rule) {
        long started = open == null ? 0 : open.started;
        long last = open == null ? 0 : open.last;
        boolean any = open != null;
        for (int i = from; i < to; i++) {
            if (i == place) {
                continue;
            }
            long at = steps[i].at;
            if (!any) {
                started = at;
                any = true;
            } else if (rule.cuts(started, last, at)) {
                return false;
            }
            last = at;
        }
        return !any || to == steps.length || rule.cuts(started, last, steps[to].at);
    }

    /** What the visit did with a product, or with all, but for the step at a place. */
    void touch(Touch touch, String product, int without) {
        touch.clear();
        Touch settled = open == null ? null : open.touches.get(product);
        if (settled != null) {
            touch.set(settled);
        }
        boolean all = product.equals(Visit.ALL);
        for (int i = from; i < to; i++) {
            KeptStep step = steps[i];
            if (i != without && (all || step.product.equals(product))) {
                touch.add(step);
            }
        }
    }
}
