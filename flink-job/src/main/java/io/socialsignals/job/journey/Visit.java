package io.socialsignals.job.journey;

import java.util.HashMap;
import java.util.Map;

/** Steps of a session without a longer break. */
final class Visit {
    /** Key of all products together. */
    static final String ALL = "";

    long started;
    long last;
    /** By product; all products together under an empty id. */
    final Map<String, Touch> touches = new HashMap<>();

    void add(KeptStep step) {
        if (touches.isEmpty()) {
            started = step.at;
        }
        last = step.at;
        touches.computeIfAbsent(step.product, product -> new Touch()).add(step);
        touches.computeIfAbsent(ALL, product -> new Touch()).add(step);
    }

    Visit copy() {
        Visit copy = new Visit();
        copy.started = started;
        copy.last = last;
        touches.forEach((product, touch) -> copy.touches.put(product, touch.copy()));
        return copy;
    }
}
