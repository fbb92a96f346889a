package io.socialsignals.local.command;

import io.socialsignals.local.demo.Timeline;
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
import org.jspecify.annotations.Nullable;

/** Sends records, and prints every few seconds how far it has come. */
final class SendProgress {
    private static final long TELL_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private static final int BAR = 20;

    private SendProgress() {}

    /**
     * @param timeline how long the run is, where that is known: then a bar shows how much of it is done
     * @param alive is called whenever progress is printed
     */
    static void run(
            Iterator<SimRecord> records,
            Target target,
            Pace pace,
            Consumer<SimRecord> observer,
            AtomicBoolean stopped,
            @Nullable Timeline timeline,
            PrintWriter out,
            Runnable alive) {
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
                        out.println(line(progress, begun, timeline));
                        alive.run();
                    }
                },
                stopped::get);
        out.println(line(all, begun, timeline) + (stopped.get() ? ", stopped" : ", done"));
    }

    private static String line(Feed.Progress progress, long begun, @Nullable Timeline timeline) {
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        String done = timeline == null ? "" : bar(timeline.shareAt(Instant.ofEpochMilli(progress.timestamp())));
        return done
                + String.format(
                        Locale.ROOT,
                        "%,d records, %,.0f/s, event time about %s",
                        progress.records(),
                        progress.records() / seconds,
                        Instant.ofEpochMilli(progress.timestamp()));
    }

    /** Such as {@code [######..............]  30 %, }. */
    private static String bar(double share) {
        int full = (int) Math.round(share * BAR);
        return String.format(Locale.ROOT, "[%s%s] %3.0f %%, ", "#".repeat(full), ".".repeat(BAR - full), share * 100);
    }
}
