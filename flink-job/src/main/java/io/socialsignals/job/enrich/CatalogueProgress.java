package io.socialsignals.job.enrich;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How far each partition of the catalogue's topic has been seen. */
final class CatalogueProgress {
    private final Map<Integer, Long> newest = new TreeMap<>();

    void saw(int partition, long offset) {
        newest.merge(partition, offset, Math::max);
    }

    boolean isEmpty() {
        return newest.isEmpty();
    }

    /** Whether each partition has come at least as far as there. A compacted topic need not hold that very record any more. */
    boolean reached(CatalogueProgress goal) {
        return goal.newest.entrySet().stream()
                .allMatch(entry -> newest.getOrDefault(entry.getKey(), -1L) >= entry.getValue());
    }

    List<CatalogueOffset> all() {
        List<CatalogueOffset> all = new ArrayList<>();
        newest.forEach((partition, offset) -> all.add(new CatalogueOffset(partition, offset)));
        return all;
    }
}
