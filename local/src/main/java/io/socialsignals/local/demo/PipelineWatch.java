package io.socialsignals.local.demo;

import io.socialsignals.events.Topics;
import io.socialsignals.local.stack.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks at the tables that the job writes. */
public final class PipelineWatch implements AutoCloseable {
    private static final String COUNTED =
            """
            SELECT topic, sum(records), max(minute) FROM signals.pipeline_funnel WHERE stage = 'raw' GROUP BY topic
            """;
    private static final String REJECTED = "SELECT coalesce(sum(records), 0) FROM signals.rejected_counts";
    private static final String ROWS =
            "SELECT coalesce(sum(n_live_tup), 0) FROM pg_stat_user_tables WHERE schemaname = 'signals'";
    private static final String TALK =
            """
            SELECT product_id, sum(posts), sum(polarity_micro) / 1e6 / nullif(sum(scored), 0)
            FROM signals.social_metrics
            WHERE minute > (SELECT max(minute) FROM signals.social_metrics) - interval '1 hour'
            GROUP BY product_id ORDER BY sum(posts) DESC, product_id LIMIT 5
            """;

    /** Topics with records in about every minute: how far these are, the whole is. */
    private static final Set<String> STEADY = Set.of(Topics.POSTS, Topics.ENGAGEMENT, Topics.COMMERCE);

    private final Connection connection;

    public PipelineWatch(EmbeddedPostgres postgres) {
        try {
            connection = postgres.connect();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot connect to the database: " + e.getMessage(), e);
        }
    }

    /** What the tables show now. */
    public Snapshot look() {
        var counted = new TreeMap<String, Long>();
        var newest = new Instant[1];
        var talk = new ArrayList<Snapshot.Talk>();
        each(COUNTED, row -> {
            counted.put(row.getString(1), row.getLong(2));
            if (STEADY.contains(row.getString(1))) {
                newest[0] = earlier(newest[0], row.getTimestamp(3));
            }
        });
        each(
                TALK,
                row -> talk.add(new Snapshot.Talk(
                        row.getString(1), row.getLong(2), row.getObject(3) == null ? null : row.getDouble(3))));
        return new Snapshot(counted, number(REJECTED), number(ROWS), newest[0], talk);
    }

    /** Whether the job has counted every one of these records. */
    public boolean hasCounted(Map<String, Long> sent) {
        return look().counted().equals(sent);
    }

    private static Instant earlier(@Nullable Instant one, Timestamp other) {
        Instant at = other.toInstant();
        return one == null || at.isBefore(one) ? at : one;
    }

    private long number(String sql) {
        var value = new long[1];
        each(sql, row -> value[0] = row.getLong(1));
        return value[0];
    }

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(String sql, Reader reader) {
        try (var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                reader.read(rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the tables: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the connection: " + e.getMessage(), e);
        }
    }
}
