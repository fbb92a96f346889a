package io.socialsignals.job.topology;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Breaks the job once, some records after a checkpoint. */
final class FailOnce<T> implements MapFunction<T, T>, CheckpointListener {
    static final AtomicBoolean FAILED = new AtomicBoolean();
    private static final int RECORDS = 20;

    private transient boolean checkpointed;
    private transient int records;

    @Override
    public T map(T value) {
        if (checkpointed && ++records > RECORDS && FAILED.compareAndSet(false, true)) {
            throw new IllegalStateException("broken on purpose");
        }
        return value;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        checkpointed = true;
    }
}
