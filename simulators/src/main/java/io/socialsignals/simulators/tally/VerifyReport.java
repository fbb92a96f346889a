package io.socialsignals.simulators.tally;

import java.util.List;

/** The outcome of a verification. */
public record VerifyReport(List<Check> checks) {
    /** Differences over all checks; 0 when the tables hold exactly what they must. */
    public long differences() {
        return checks.stream().mapToLong(Check::differences).sum();
    }

    /** Whether there was something to compare and nothing differed. */
    public boolean passed() {
        return differences() == 0 && checks.stream().anyMatch(check -> check.rows() > 0);
    }

    /** A table for people: check, rows, differences, first difference. */
    public String table() {
        int width = checks.stream().mapToInt(c -> c.name().length()).max().orElse(5);
        StringBuilder out = new StringBuilder();
        line(out, width, "check", "rows", "differences", "first difference");
        out.append("-".repeat(width + 46)).append('\n');
        long rows = 0;
        for (Check check : checks) {
            rows += check.rows();
            String first = check.first();
            line(
                    out,
                    width,
                    check.name(),
                    Long.toString(check.rows()),
                    Long.toString(check.differences()),
                    first == null ? "" : first);
        }
        line(out, width, "total", Long.toString(rows), Long.toString(differences()), passed() ? "passed" : "FAILED");
        return out.toString();
    }

    private static void line(StringBuilder out, int width, String name, String rows, String differences, String first) {
        String line = name + " ".repeat(width - name.length()) + " ".repeat(Math.max(1, 12 - rows.length())) + rows
                + " ".repeat(Math.max(1, 13 - differences.length())) + differences + "  " + first;
        out.append(line.stripTrailing()).append('\n');
    }
}
