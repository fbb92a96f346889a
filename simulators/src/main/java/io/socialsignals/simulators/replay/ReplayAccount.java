package io.socialsignals.simulators.replay;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every row. rows = used + rejected; further figures, such as sums of money, are named by the format.
 * Complete once the replay is at its end.
 */
public final class ReplayAccount {
    private final Map<String, Long> used = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private final Map<String, String> figures = new TreeMap<>();
    private long rows;

    void row() {
        rows++;
    }

    void use(String as) {
        used.merge(as, 1L, Long::sum);
    }

    void reject(String reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    void figure(String name, String value) {
        figures.put(name, value);
    }

    /** Rows read. */
    public long rows() {
        return rows;
    }

    /** Rows used, by what they became, such as {@code purchase}. */
    public Map<String, Long> used() {
        return Collections.unmodifiableMap(used);
    }

    /** Rows that became nothing, by the name of the rule. */
    public Map<String, Long> rejected() {
        return Collections.unmodifiableMap(rejected);
    }

    /** Named figures of the format. */
    public Map<String, String> figures() {
        return Collections.unmodifiableMap(figures);
    }

    /** Whether every row was used or rejected, none twice. */
    public boolean isComplete() {
        return rows == sum(used) + sum(rejected);
    }

    /** For people: one line a figure. */
    public String table() {
        StringBuilder out = new StringBuilder();
        line(out, "rows", Long.toString(rows));
        used.forEach((name, count) -> line(out, "used as " + name, count.toString()));
        rejected.forEach((name, count) -> line(out, "not used: " + name, count.toString()));
        figures.forEach((name, value) -> line(out, name, value));
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String value) {
        out.append(name)
                .append(" ".repeat(Math.max(1, 44 - name.length())))
                .append(" ".repeat(Math.max(0, 16 - value.length())))
                .append(value)
                .append('\n');
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
