package io.socialsignals.simulators.tally;

import io.socialsignals.simulators.random.Dice;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Ids of each topic, forgotten by minute of event time once another copy could only be late. */
final class SeenRecords {
    private static final long MINUTE = 60_000;

    private final long kept;
    private final Map<String, TreeMap<Long, Set<Long>>> topics = new HashMap<>();

    SeenRecords(long kept) {
        this.kept = kept;
    }

    /** Whether it is the first with this id and time. */
    boolean isFirst(String topic, String id, long at, long now) {
        TreeMap<Long, Set<Long>> minutes = topics.computeIfAbsent(topic, t -> new TreeMap<>());
        while (!minutes.isEmpty() && minutes.firstKey() < now - kept) {
            minutes.pollFirstEntry();
        }
        long hash = at;
        for (int i = 0; i < id.length(); i++) {
            hash = Dice.mix(hash ^ id.charAt(i));
        }
        return minutes.computeIfAbsent(Math.floorDiv(at, MINUTE) * MINUTE, m -> new HashSet<>())
                .add(hash);
    }
}
