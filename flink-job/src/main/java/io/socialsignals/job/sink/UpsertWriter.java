package io.socialsignals.job.sink;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.jspecify.annotations.Nullable;

/** Keeps the newest row per key until the batch is full, old enough, or a checkpoint asks for it. */
final class UpsertWriter<T> implements SinkWriter<T> {
    private final Upsert<T> upsert;
    private final UpsertConnection connection;
    private final UpsertLimits limits;
    private final ProcessingTimeService time;
    private final Map<RowKey, T> rows = new HashMap<>();
    private @Nullable ScheduledFuture<?> timer;

    UpsertWriter(Upsert<T> upsert, UpsertConnection connection, UpsertLimits limits, ProcessingTimeService time) {
        this.upsert = upsert;
        this.connection = connection;
        this.limits = limits;
        this.time = time;
    }

    @Override
    public void write(T row, Context context) throws InterruptedException {
        rows.put(upsert.keyOf(row), row);
        if (rows.size() >= limits.rows()) {
            flush(false);
        } else if (timer == null) {
            timer = time.registerTimer(time.getCurrentProcessingTime() + limits.delayMillis(), now -> {
                timer = null;
                flush(false);
            });
        }
    }

    @Override
    public void flush(boolean endOfInput) throws InterruptedException {
        if (rows.isEmpty()) {
            return;
        }
        List<Map.Entry<RowKey, T>> sorted = new ArrayList<>(rows.entrySet());
        sorted.sort(Map.Entry.comparingByKey());
        connection.write(upsert, sorted.stream().map(Map.Entry::getValue).toList());
        rows.clear();
    }

    @Override
    public void close() {
        ScheduledFuture<?> pending = timer;
        if (pending != null) {
            pending.cancel(false);
        }
        connection.close();
    }
}
