package io.socialsignals.preview;

import java.util.List;
import java.util.Map;

/**
 * What a dashboard query is expanded with.
 *
 * @param from start of the time range, epoch milliseconds UTC
 * @param to end of the time range, epoch milliseconds UTC
 * @param intervalMillis bucket width that fits the panel, at least 1
 * @param variables chosen values by variable name
 */
public record QueryContext(long from, long to, long intervalMillis, Map<String, List<String>> variables) {

    public QueryContext {
        if (to <= from) {
            throw new IllegalArgumentException("the time range ends before it starts");
        }
        if (intervalMillis < 1) {
            throw new IllegalArgumentException("the interval must be at least 1 ms");
        }
        variables = Map.copyOf(variables);
    }
}
