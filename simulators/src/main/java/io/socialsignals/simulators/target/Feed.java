package io.socialsignals.simulators.target;

import io.socialsignals.simulators.record.SimRecord;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Moves records to a target, at a pace, and tells how far it has come. */
public final class Feed {
    private Feed() {}

    /**
     * How far a feed has come.
     *
     * @param records sent so far
     * @param timestamp of the last one, epoch milliseconds
     */
    public record Progress(long records, long timestamp) {}

    /**
     * Sends everything, or until {@code stopped}; then flushes.
     *
     * @param observer sees each record before the target does, such as a tally
     * @param progress told after each record and at the end; live, minutes can lie between two
     * @return the final progress
     */
    public static Progress run(
            Iterator<SimRecord> records,
            Target target,
            Pace pace,
            Consumer<SimRecord> observer,
            Consumer<Progress> progress,
            BooleanSupplier stopped) {
        long count = 0;
        long timestamp = 0;
        while (!stopped.getAsBoolean() && records.hasNext()) {
            SimRecord record = records.next();
            if (!target.holds(record)) {
                pace.await(record.timestamp(), target::flush, stopped);
            }
            if (stopped.getAsBoolean()) {
                break;
            }
            observer.accept(record);
            target.send(record);
            count++;
            timestamp = record.timestamp();
            progress.accept(new Progress(count, timestamp));
        }
        target.flush();
        Progress last = new Progress(count, timestamp);
        progress.accept(last);
        return last;
    }
}
