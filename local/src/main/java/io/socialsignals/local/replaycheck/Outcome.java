package io.socialsignals.local.replaycheck;

import java.util.List;
import java.util.Optional;

/**
 * What a replay left.
 *
 * @param corrections events that came after their minute was due
 * @param seconds from the start of its servers to the last table read
 */
record Outcome(Plan plan, List<Content> contents, long corrections, double seconds) {
    /** A table's rows, with or without what depends on arrival. */
    Optional<Content> content(String table, boolean anyOrder) {
        return contents.stream()
                .filter(c -> c.shape().table().equals(table) && (c.exception() != null) == anyOrder)
                .findFirst();
    }

    long rows() {
        return contents.stream()
                .filter(c -> c.exception() == null)
                .mapToLong(Content::rows)
                .sum();
    }

    long tables() {
        return contents.stream().filter(c -> c.exception() == null).count();
    }
}
