package io.socialsignals.simulators.tally;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows whose minute may still change. Once the arrival clock is far enough past a minute its rows are written and
 * forgotten, so memory holds hours, not the run.
 */
final class OpenRows {
    private static final long MINUTE = 60_000;

    private final RowFiles files;
    private final long kept;
    private final Map<TallyTable, TreeMap<Long, Map<RowKey, Object>>> open = new EnumMap<>(TallyTable.class);
    private long written = Long.MIN_VALUE;

    /**
     * @param kept milliseconds of arrival time after which a minute cannot change any more
     */
    OpenRows(RowFiles files, long kept) {
        this.files = files;
        this.kept = kept;
        for (TallyTable table : TallyTable.values()) {
            open.put(table, new TreeMap<>());
        }
    }

    /** The sums of a row, one per value column, to be added to. */
    long[] sums(TallyTable table, RowKey key) {
        return (long[]) rows(table, key.time())
                .computeIfAbsent(key, k -> new long[table.measures().size()]);
    }

    /** Sets a row whose values are not sums. */
    void set(TallyTable table, RowKey key, String values) {
        rows(table, key.time()).put(key, values);
    }

    private Map<RowKey, Object> rows(TallyTable table, long time) {
        long minute = Math.floorDiv(time, MINUTE) * MINUTE;
        if (minute < written) {
            throw new IllegalStateException("a record for a minute that the tally closed already: its event time is "
                    + "more than " + kept / MINUTE + " minutes behind its arrival and yet it is not late");
        }
        return java.util.Objects.requireNonNull(open.get(table)).computeIfAbsent(minute, m -> new HashMap<>());
    }

    /** Writes what cannot change any more, given that no record arrives before {@code now}. */
    void settle(long now) {
        write(Math.floorDiv(now - kept, MINUTE) * MINUTE);
    }

    /** Writes the rest. */
    void settleAll() {
        write(Long.MAX_VALUE);
    }

    private void write(long until) {
        if (until <= written) {
            return;
        }
        written = until;
        open.forEach((table, minutes) -> {
            while (!minutes.isEmpty() && minutes.firstKey() < until) {
                Map<RowKey, Object> rows = minutes.pollFirstEntry().getValue();
                List<RowKey> keys = new ArrayList<>(rows.keySet());
                keys.sort(null);
                for (RowKey key : keys) {
                    Object values = java.util.Objects.requireNonNull(rows.get(key));
                    files.write(table, key, values instanceof long[] sums ? joined(sums) : values.toString());
                }
            }
        });
    }

    static String joined(long[] sums) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < sums.length; i++) {
            if (i > 0) {
                out.append('\t');
            }
            out.append(sums[i]);
        }
        return out.toString();
    }
}
