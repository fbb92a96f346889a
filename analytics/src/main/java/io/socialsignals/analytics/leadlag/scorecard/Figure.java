package io.socialsignals.analytics.leadlag.scorecard;

import java.util.Locale;

/**
 * One measured figure against its bar.
 *
 * @param name what was measured, with its seed
 * @param measured the outcome
 * @param bar what was asked
 * @param met whether it was reached
 */
public record Figure(String name, String measured, String bar, boolean met) {

    /** A share that must not exceed {@code bar}. */
    static Figure atMost(String name, double measured, double bar) {
        return new Figure(name, share(measured), "<= " + share(bar), measured <= bar);
    }

    /** A share that must reach {@code bar}. */
    static Figure atLeast(String name, double measured, double bar) {
        return new Figure(name, share(measured), ">= " + share(bar), measured >= bar);
    }

    /** A fact that must hold. */
    static Figure fact(String name, String measured, String bar, boolean met) {
        return new Figure(name, measured, bar, met);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%-6s %-78s %s  (%s)", met ? "ok" : "MISSED", name, measured, bar);
    }
}
