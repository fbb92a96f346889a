package io.socialsignals.simulators.tally;

import org.jspecify.annotations.Nullable;

/**
 * One comparison.
 *
 * @param rows compared
 * @param differences rows missing, rows too many and columns that differ
 * @param first where and how the first difference is, null when there is none
 */
public record Check(String name, long rows, long differences, @Nullable String first) {}
