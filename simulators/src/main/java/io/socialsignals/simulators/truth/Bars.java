package io.socialsignals.simulators.truth;

import java.util.Locale;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Lines of a report, some of which compare a share with a bar. */
final class Bars {
    /** Chance below which an excess over a rate is called a miss. */
    private static final double RARE = 0.05;

    private final StringBuilder out = new StringBuilder();
    private boolean passed = true;

    /** Adds a line as {@link String#format} makes it. */
    void line(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    /** A share that must reach a bar; nothing is said of none. */
    void atLeast(String name, int part, int whole, double bar, String detail) {
        if (whole > 0) {
            double measured = part / (double) whole;
            say(measured >= bar ? "ok" : "MISSED", name, measured, ">=", bar, part + " of " + whole + detail);
        }
    }

    /**
     * A rate of errors that is promised on average. One run is a sample: one error among fewer than twenty is always more
     * than 5 %. It is missed when so many errors or more would come in fewer than 5 % of runs at just that rate (binomial,
     * as if errors came independently).
     */
    void rate(String name, int errors, int whole, double rate, String detail) {
        if (whole == 0) {
            say("ok", name, 0, "<=", rate, "0 of 0" + detail);
            return;
        }
        double measured = errors / (double) whole;
        double chance = 1 - new BinomialDistribution(null, whole, rate).cumulativeProbability(errors - 1);
        String verdict = measured <= rate ? "ok" : chance >= RARE ? "chance" : "MISSED";
        String told = measured <= rate
                ? ""
                : String.format(Locale.ROOT, "; at that rate %.0f %% of runs have so many", 100 * chance);
        say(verdict, name, measured, "<=", rate, errors + " of " + whole + detail + told);
    }

    private void say(String verdict, String name, double measured, String sign, double bar, String detail) {
        passed &= !verdict.equals("MISSED");
        line("%-6s %-48s %.3f (%s %.2f)  %s", verdict, name, measured, sign, bar, detail);
    }

    String text() {
        return out.toString();
    }

    /** Whether no bar was missed. */
    boolean passed() {
        return passed;
    }
}
