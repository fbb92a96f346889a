package io.socialsignals.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * How long after a minute could be known (its end plus the allowed disorder) its rows can be read, in a pipeline that
 * runs live. Polls every 20 ms, which is the resolution. Rows that corrections add later are not first rows and do not
 * count: a minute is watched for 15 s.
 */
public final class LiveLatency {
    private static final String ROWS =
            """
            SELECT product_id || ' ' || region || ' ' || currency FROM signals.commerce_metrics WHERE minute = ?::timestamptz
            UNION ALL
            SELECT product_id || ' on ' || platform FROM signals.social_metrics WHERE minute = ?::timestamptz
            """;

    private static final long WATCHED_MILLIS = 15_000;

    private LiveLatency() {}

    /** Arguments: JDBC URL, minutes to watch (default 3), disorder in seconds (default 10). */
    public static void main(String[] args) throws SQLException {
        int minutes = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        long disorder = 1000 * (args.length > 2 ? Long.parseLong(args[2]) : 10);
        List<Long> waits = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(args[0]);
                PreparedStatement rows = connection.prepareStatement(ROWS)) {
            Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
            for (int m = 0; m < minutes; m++, minute = minute.plus(1, ChronoUnit.MINUTES)) {
                waits.addAll(watch(rows, minute, minute.toEpochMilli() + 60_000 + disorder));
            }
        }
        Collections.sort(waits);
        if (waits.isEmpty()) {
            System.out.println("No rows appeared: is the pipeline live?");
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "%d rows of %d minutes: p50 %d ms, p99 %d ms, most %d ms after minute end + %d s%n",
                waits.size(),
                minutes,
                waits.get(waits.size() / 2),
                waits.get((int) Math.ceil(waits.size() * 0.99) - 1),
                waits.get(waits.size() - 1),
                disorder / 1000);
    }

    private static List<Long> watch(PreparedStatement rows, Instant minute, long due) throws SQLException {
        Set<String> seen = new HashSet<>();
        List<Long> waits = new ArrayList<>();
        while (System.currentTimeMillis() < due + WATCHED_MILLIS) {
            if (System.currentTimeMillis() >= due - 1000) {
                rows.setString(1, minute.toString());
                rows.setString(2, minute.toString());
                try (ResultSet result = rows.executeQuery()) {
                    long now = System.currentTimeMillis();
                    while (result.next()) {
                        if (seen.add(result.getString(1))) {
                            waits.add(now - due);
                        }
                    }
                }
            }
            LockSupport.parkNanos(20_000_000);
        }
        return waits;
    }
}
