package io.socialsignals.local.command;

import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.target.Feed;
import io.socialsignals.simulators.target.Pace;
import io.socialsignals.simulators.target.Target;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Sends records, and prints every few seconds how far it has come. */
final class SendProgress {
    private static final long TELL_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private SendProgress() {}

    static void run(
            Iterator<SimRecord> records,
            Target target,
            Pace pace,
            Consumer<SimRecord> observer,
            AtomicBoolean stopped,
            PrintWriter out) {
        long begun = System.nanoTime();
        long[] told = {begun};
        Feed.Progress all = Feed.run(
                records,
                target,
                pace,
                observer,
                progress -> {
                    if (System.nanoTime() - told[0] > TELL_EVERY_NANOS) {
                        told[0] = System.nanoTime();
                        out.println(line(progress, begun));
                    }
                },
                stopped::get);
        out.println(line(all, begun) + (stopped.get() ? ", stopped" : ", done"));
    }

    private static String line(Feed.Progress progress, long begun) {
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        return String.format(
                Locale.ROOT,
                "%,d records, %,.0f/s, event time about %s",
                progress.records(),
                progress.records() / seconds,
                Instant.ofEpochMilli(progress.timestamp()));
    }
}
