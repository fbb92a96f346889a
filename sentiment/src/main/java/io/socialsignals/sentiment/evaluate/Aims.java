package io.socialsignals.sentiment.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the models are to reach, beside what was measured; a figure that falls short is shown as such. */
final class Aims {
    private record Aim(String what, double measured, double bar, boolean met) {}

    private final List<Aim> aims = new ArrayList<>();

    /** A figure that is met when it is no less than its bar. */
    void atLeast(String what, double measured, double bar) {
        aims.add(new Aim(what, measured, bar, measured >= bar));
    }

    /** A figure that is met when it is no more than its bar. */
    void atMost(String what, double measured, double bar) {
        aims.add(new Aim(what, measured, bar, measured <= bar));
    }

    void write(Page page) {
        page.heading("Aims");
        page.columns("Aim", "Measured", "Bar", "Met");
        aims.forEach(aim -> page.line(
                "| %s | %s | %s | %s |", aim.what, figure(aim.measured), figure(aim.bar), aim.met ? "yes" : "**no**"));
    }

    private static String figure(double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.2f", value);
    }
}
