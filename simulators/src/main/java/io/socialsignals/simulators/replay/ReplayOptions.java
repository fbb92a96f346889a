package io.socialsignals.simulators.replay;

import org.jspecify.annotations.Nullable;

/**
 * How to replay.
 *
 * @param partitions of the topics
 * @param dropRepeated for invoice lines: whether a line that was there before, the same in every column, is left out
 *     (and counted) instead of being a sale of its own
 * @param topic for bare records of our own: where they belong; null where lines or the file's name tell
 */
public record ReplayOptions(int partitions, boolean dropRepeated, @Nullable String topic) {
    /** Four partitions, repeated lines kept. */
    public static ReplayOptions standard() {
        return new ReplayOptions(4, false, null);
    }
}
