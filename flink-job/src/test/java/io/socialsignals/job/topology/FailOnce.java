package io.socialsignals.job.topology;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Breaks the job once, some records after a checkpoint. */
final class FailOnce<T> implements MapFunction<T, T>, CheckpointListener {
    private static final AtomicBoolean ARMED = new AtomicBoolean();
    private static final AtomicBoolean FAILED = new AtomicBoolean();
    private static final int RECORDS = 20;

    private transient int records;

    /** For a run that is to break. */
    static void load() {
        ARMED.set(false);
        FAILED.set(false);
    }

    /** For runs that are not to break. */
    static void unload() {
        FAILED.set(true);
    }

    static boolean failed() {
        return FAILED.get();
    }

    /** Whether this step knows of a checkpoint, so that it breaks on what comes next. */
    static boolean armed() {
        return ARMED.get();
    }

    @Override
    public T map(T value) {
        if (ARMED.get() && ++records > RECORDS && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("broken on purpose");
        }
        return value;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        ARMED.set(true);
    }
}
