package io.socialsignals.local.demo;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** What the demo shows: a bar and a summary that stay in place on a terminal, plain lines elsewhere. */
final class Screen implements AutoCloseable {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(10);
    private static final int STEPS = 1000;

    private final PrintWriter out;
    private final boolean terminal;
    private final long started = System.nanoTime();
    private @Nullable ProgressBar bar;
    private long lastPlain;
    private long lastTime = System.nanoTime();
    private long lastTotal;
    private double rate;
    private int summaryLines;
    private double firstShare = -1;
    private double firstShareAt;

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** Whether standard output is a terminal that can move its cursor. */
    static boolean isTerminal() {
        return System.console() != null && !"dumb".equals(System.getenv("TERM"));
    }

    /** A line, with the seconds since the start. */
    void say(String line) {
        stopBar();
        summaryLines = 0;
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), line);
        out.flush();
    }

    /** A line as it is. */
    void print(String line) {
        out.println(line);
        out.flush();
    }

    double seconds() {
        return (System.nanoTime() - started) / 1e9;
    }

    /** How far the history has come. */
    void history(Snapshot now, long sent, double share) {
        measure(now.total());
        String rest = String.format(
                Locale.ROOT,
                "%,d of %,d sent records, %,.0f/s, %,d rows, %,d rejected",
                now.total(),
                sent,
                rate,
                now.rows(),
                now.rejected());
        if (terminal) {
            if (bar == null) {
                bar = new ProgressBarBuilder()
                        .setTaskName("history")
                        .setInitialMax(STEPS)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(500)
                        .hideEta()
                        .build();
            }
            bar.stepTo(Math.round(share * STEPS));
            bar.setExtraMessage(" " + left(share) + ", " + rest);
        } else if (plainIsDue()) {
            say(String.format(Locale.ROOT, "history %3.0f %%, %s, %s", share * 100, left(share), rest));
        }
    }

    /** How far recorded data has come, whose length is not known beforehand. */
    void sending(Snapshot now, long sent) {
        measure(now.total());
        if (plainIsDue()) {
            say(String.format(
                    Locale.ROOT,
                    "%,d of %,d sent records, %,.0f/s, %,d rows, %,d rejected, newest minute %s",
                    now.total(),
                    sent,
                    rate,
                    now.rows(),
                    now.rejected(),
                    now.newest() == null ? "none" : MINUTE.format(now.newest())));
        }
    }

    /** From the speed since the first records came through. */
    private String left(double share) {
        if (firstShare < 0 && share > 0) {
            firstShare = share;
            firstShareAt = seconds();
        }
        double done = share - firstShare;
        if (firstShare < 0 || done < 0.01) {
            return "time left not known yet";
        }
        return String.format(Locale.ROOT, "%.0f s left", (seconds() - firstShareAt) * (1 - share) / done);
    }

    /** The state of the live phase. */
    void live(Snapshot now, long sent, Instant clock) {
        measure(now.total());
        String first = String.format(
                Locale.ROOT,
                "%s  %,d records (%,.0f/s), %,d not yet counted, %,d rows, %,d rejected, newest minute %s",
                MINUTE.format(clock),
                now.total(),
                rate,
                Math.max(0, sent - now.total()),
                now.rows(),
                now.rejected(),
                now.newest() == null ? "none" : MINUTE.format(now.newest()));
        List<String> talk = now.talk().stream().map(Screen::line).toList();
        if (terminal) {
            if (summaryLines > 0) {
                out.printf(Locale.ROOT, "\u001b[%dA\u001b[J", summaryLines);
            }
            out.println(first);
            out.println("  last hour, most talked about:");
            talk.forEach(line -> out.println("    " + line));
            summaryLines = talk.size() + 2;
            out.flush();
        } else if (plainIsDue()) {
            print(first + talk.stream().limit(3).collect(Collectors.joining(", ", "; talk: ", "")));
        }
    }

    private static String line(Snapshot.Talk talk) {
        String polarity =
                talk.polarity() == null ? "not scored" : String.format(Locale.ROOT, "sentiment %+.2f", talk.polarity());
        return String.format(Locale.ROOT, "%s %d posts, %s", talk.product(), talk.posts(), polarity);
    }

    private boolean plainIsDue() {
        long now = System.nanoTime();
        if (lastPlain != 0 && now - lastPlain < PLAIN_EVERY.toNanos()) {
            return false;
        }
        lastPlain = now;
        return true;
    }

    private void measure(long total) {
        long now = System.nanoTime();
        if (now - lastTime > 1_000_000_000L) {
            // After a crash the count goes back to the last checkpoint's.
            double fresh = Math.max(0, total - lastTotal) * 1e9 / (now - lastTime);
            rate = rate == 0 ? fresh : 0.7 * rate + 0.3 * fresh;
            lastTime = now;
            lastTotal = total;
        }
    }

    private void stopBar() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    @Override
    public void close() {
        stopBar();
    }
}
