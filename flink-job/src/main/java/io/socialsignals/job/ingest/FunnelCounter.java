package io.socialsignals.job.ingest;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sums funnel counts of one topic within a subtask, until they are flushed. Holds no state of its own that a checkpoint
 * would have to keep: its owner flushes before every barrier ({@link CountingOperator} does).
 */
public final class FunnelCounter {
    private static final Stage[] STAGES = Stage.values();

    private static final int RECENT = 16;

    private final String topic;
    private final Map<Long, Cell> minutes = new TreeMap<>();
    /** Cells by minute, as far as they fit: partitions that are read in turn are often minutes apart. */
    private final @Nullable Cell[] recent = new Cell[RECENT];

    public FunnelCounter(String topic) {
        this.topic = topic;
    }

    /** Counts a record that Kafka had at {@code arrived} (epoch milliseconds). */
    public void add(long arrived, Stage stage) {
        cell(arrived).counts[stage.ordinal()]++;
    }

    /** Counts a record that came to a stage for a reason; an empty reason is none. */
    public void add(long arrived, Stage stage, String reason) {
        if (reason.isEmpty()) {
            add(arrived, stage);
        } else {
            cell(arrived).reasons(stage).merge(reason, 1L, Long::sum);
        }
    }

    /** Hands over all sums, in the order of minute and stage, and forgets them. */
    public void flush(Consumer<FunnelCount> out) {
        if (minutes.isEmpty()) {
            return;
        }
        for (Cell cell : minutes.values()) {
            for (Stage stage : STAGES) {
                long count = cell.counts[stage.ordinal()];
                if (count > 0) {
                    out.accept(new FunnelCount(cell.minute, topic, stage.label(), "", count));
                }
                Map<String, Long> reasons = cell.reasons[stage.ordinal()];
                if (reasons != null) {
                    reasons.forEach((reason, records) ->
                            out.accept(new FunnelCount(cell.minute, topic, stage.label(), reason, records)));
                }
            }
        }
        minutes.clear();
        Arrays.fill(recent, null);
    }

    private Cell cell(long arrived) {
        int slot = (int) (arrived / Minutes.LENGTH) & (RECENT - 1);
        Cell cell = recent[slot];
        if (cell == null || arrived < cell.minute || arrived >= cell.minute + Minutes.LENGTH) {
            cell = minutes.computeIfAbsent(Minutes.start(arrived), Cell::new);
            recent[slot] = cell;
        }
        return cell;
    }

    private static final class Cell {
        final long minute;
        final long[] counts = new long[STAGES.length];

        @SuppressWarnings({"unchecked", "rawtypes"})
        final @Nullable Map<String, Long>[] reasons = new Map[STAGES.length];

        Cell(long minute) {
            this.minute = minute;
        }

        Map<String, Long> reasons(Stage stage) {
            Map<String, Long> of = reasons[stage.ordinal()];
            if (of == null) {
                of = new HashMap<>();
                reasons[stage.ordinal()] = of;
            }
            return of;
        }
    }
}
