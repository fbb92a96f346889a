package io.socialsignals.job.journey;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Steps of a session without a longer break. A Flink POJO. */
public final class Visit {
    /** Key of all products together. */
    static final String ALL = "";

    public long started;
    public long last;
    /** By product; all products together under an empty id. */
    public Map<String, Touch> touches = new HashMap<>();

    void add(JourneyStep step) {
        if (touches.isEmpty()) {
            started = step.at();
        }
        last = step.at();
        touches.computeIfAbsent(step.product(), product -> new Touch()).add(step);
        touches.computeIfAbsent(ALL, product -> new Touch()).add(step);
    }

    void forEach(BiConsumer<String, Touch> action) {
        new TreeMap<>(touches).forEach(action);
    }

    Visit copy() {
        Visit copy = new Visit();
        copy.started = started;
        copy.last = last;
        touches.forEach((product, touch) -> copy.touches.put(product, touch.copy()));
        return copy;
    }
}
