package io.socialsignals.job.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.streaming.runtime.tasks.TestProcessingTimeService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class UpsertWriterTest {
    private static final Upsert<Thing> THINGS = Upsert.<Thing>into("signals.things")
            .text("name", Thing::name)
            .time("at", Thing::at)
            .key()
            .bigint("amount", Thing::amount)
            .number("score", Thing::score)
            .bool("good", thing -> thing.amount() > 0)
            .integer("small", thing -> (int) thing.amount())
            .build();
    private static final String ALL = "SELECT name, extract(epoch FROM at) * 1000, amount, score, good, small"
            + " FROM signals.things ORDER BY name, at";
    private static TestDatabase database;

    private final TestProcessingTimeService time = new TestProcessingTimeService();
    private JdbcConnectionProvider connections;

    @BeforeAll
    static void start() {
        database = TestDatabase.start();
        database.execute(
                """
                CREATE TABLE signals.things (name text, at timestamptz, amount bigint CHECK (amount < 1000),
                                             score float8, good bool, small int, PRIMARY KEY (name, at))""");
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void empty() {
        database.execute("TRUNCATE signals.things, signals.refused_rows");
        connections = Connections.to(database.config());
    }

    @Test
    void every_table_of_the_job_takes_its_columns() throws SQLException, ClassNotFoundException {
        List<Upsert<?>> tables = List.of(
                Tables.SOCIAL,
                Tables.COMMERCE,
                Tables.REVIEWS,
                Tables.SEARCH,
                Tables.SPEND,
                Tables.FUNNEL,
                Tables.REJECTED,
                Tables.POSTS,
                Tables.SCORED_REVIEWS,
                Tables.ENGAGEMENT,
                Tables.PRODUCTS,
                RefusedRow.UPSERT);
        for (Upsert<?> table : tables) {
            UpsertBatch.write(connections.getOrEstablishConnection(), table, List.of());
            String schema = table.table().substring(0, table.table().indexOf('.'));
            String name = table.table().substring(table.table().indexOf('.') + 1);
            assertThat(table.columns())
                    .extracting(Upsert.Column::name)
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(
                            database.rows("SELECT column_name FROM information_schema.columns WHERE table_schema = '"
                                    + schema + "' AND table_name = '" + name + "' ORDER BY ordinal_position"));
        }
    }

    @Test
    void the_statement_is_one_upsert_of_arrays() {
        assertThat(THINGS.sql())
                .isEqualTo(
                        """
                        INSERT INTO signals.things (name, at, amount, score, good, small)
                        SELECT r.name, timestamptz 'epoch' + r.at * interval '1 millisecond', r.amount, r.score, r.good, r.small FROM unnest(?::text[], ?::int8[], ?::int8[], ?::float8[], ?::bool[], ?::int4[]) AS r(name, at, amount, score, good, small)
                        ON CONFLICT (name, at) DO UPDATE SET amount = excluded.amount, score = excluded.score, good = excluded.good, small = excluded.small""");
    }

    @Test
    void of_rows_with_one_key_the_newest_is_written() throws Exception {
        try (UpsertWriter<Thing> writer = writer(THINGS, 1000)) {
            writer.write(new Thing("b", 1, 1, 0.5), null);
            writer.write(new Thing("a", 1, 2, Double.NaN), null);
            writer.write(new Thing("b", 1, -3, 0.25), null);
            writer.flush(false);
            writer.write(new Thing("a", 1, 4, 1), null);
            writer.flush(false);
        }
        assertThat(database.rows(ALL)).containsExactly("a|1.000000|4|1|t|4", "b|1.000000|-3|0.25|f|-3");
    }

    @Test
    void times_before_the_epoch_and_odd_texts_come_out_as_they_went_in() throws Exception {
        List<String> texts = List.of("", "it's \"x\" \\ {,}", "null", "emoji \uD83D\uDE00", "line\nfeed\ttab");
        try (UpsertWriter<Thing> writer = writer(THINGS, 1000)) {
            for (String text : texts) {
                writer.write(new Thing(text, -86_400_001, 0, 0), null);
            }
            writer.write(new Thing("nul\0l", 0, 0, 0), null);
            writer.flush(true);
        }
        assertThat(database.rows("SELECT name FROM signals.things WHERE at < 'epoch'"))
                .containsExactlyInAnyOrderElementsOf(texts);
        assertThat(
                        database.rows(
                                "SELECT DISTINCT at FROM signals.things WHERE at < 'epoch' AND at = '1969-12-30 23:59:59.999+00'"))
                .hasSize(1);
        assertThat(database.rows("SELECT name FROM signals.things WHERE at = 'epoch'"))
                .containsExactly("nul\uFFFDl");
    }

    @Test
    void a_full_batch_is_written_at_once_and_a_lonely_row_after_the_delay() throws Exception {
        try (UpsertWriter<Thing> writer = writer(THINGS, 3)) {
            writer.write(new Thing("a", 1, 1, 1), null);
            writer.write(new Thing("b", 1, 1, 1), null);
            assertThat(database.rows(ALL)).isEmpty();
            writer.write(new Thing("c", 1, 1, 1), null);
            assertThat(database.rows(ALL)).hasSize(3);
            writer.write(new Thing("d", 1, 1, 1), null);
            time.setCurrentTime(time.getCurrentProcessingTime() + 99);
            assertThat(database.rows(ALL)).hasSize(3);
            time.setCurrentTime(time.getCurrentProcessingTime() + 2);
            assertThat(database.rows(ALL)).hasSize(4);
        }
    }

    @Test
    void a_row_that_the_table_refuses_is_kept_beside_it_and_the_others_get_through() throws Exception {
        Random random = new Random(5);
        List<String> bad = new ArrayList<>();
        try (UpsertWriter<Thing> writer = writer(THINGS, 1000)) {
            for (int i = 0; i < 200; i++) {
                boolean refused = random.nextInt(40) == 0;
                if (refused) {
                    bad.add("[n" + i + ", 1]");
                }
                writer.write(new Thing("n" + i, 1, refused ? 1000 : 1, 0), null);
            }
            writer.flush(false);
        }
        assertThat(bad).isNotEmpty();
        assertThat(database.rows(ALL)).hasSize(200 - bad.size());
        assertThat(database.rows("SELECT row_key FROM signals.refused_rows")).containsExactlyInAnyOrderElementsOf(bad);
        assertThat(database.rows("SELECT DISTINCT table_name, sql_state FROM signals.refused_rows"))
                .containsExactly("signals.things|23514");
    }

    @Test
    void a_lost_connection_and_an_outage_only_delay_the_rows() throws Exception {
        Unreachable outage = new Unreachable(connections, 3);
        try (UpsertWriter<Thing> writer = writer(THINGS, 1000, outage)) {
            writer.write(new Thing("a", 1, 1, 1), null);
            writer.flush(false);
            assertThat(outage.left).isZero();
            database.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE application_name = 'social-signals-job'");
            writer.write(new Thing("b", 1, 1, 1), null);
            writer.flush(false);
        }
        assertThat(database.rows(ALL)).hasSize(2);
    }

    @Test
    void a_missing_table_stops_the_job_with_its_name() {
        Upsert<Thing> nowhere = Upsert.<Thing>into("signals.nowhere")
                .text("name", Thing::name)
                .key()
                .build();
        assertThatThrownBy(() -> {
                    try (UpsertWriter<Thing> writer = writer(nowhere, 10)) {
                        writer.write(new Thing("a", 1, 1, 1), null);
                        writer.flush(false);
                    }
                })
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("signals.nowhere");
    }

    private <T> UpsertWriter<T> writer(Upsert<T> upsert, int rows) {
        return writer(upsert, rows, connections);
    }

    private <T> UpsertWriter<T> writer(Upsert<T> upsert, int rows, JdbcConnectionProvider provider) {
        UpsertLimits limits = new UpsertLimits(rows, 100, 1, 4);
        return new UpsertWriter<>(
                upsert, new UpsertConnection(provider, limits, new UnregisteredMetricsGroup()), limits, time);
    }

    record Thing(String name, long at, long amount, double score) {}

    /** Refuses the first connections, as a database does that is down. */
    private static final class Unreachable implements JdbcConnectionProvider {
        private final JdbcConnectionProvider inner;
        private int left;

        Unreachable(JdbcConnectionProvider inner, int left) {
            this.inner = inner;
            this.left = left;
        }

        @Override
        public Connection getConnection() {
            return inner.getConnection();
        }

        @Override
        public boolean isConnectionValid() throws SQLException {
            return inner.isConnectionValid();
        }

        @Override
        public Connection getOrEstablishConnection() throws SQLException, ClassNotFoundException {
            if (left > 0) {
                left--;
                throw new SQLException("connection refused", "08001");
            }
            return inner.getOrEstablishConnection();
        }

        @Override
        public void closeConnection() {
            inner.closeConnection();
        }

        @Override
        public void close() {
            inner.closeConnection();
        }

        @Override
        public Connection reestablishConnection() throws SQLException, ClassNotFoundException {
            return inner.reestablishConnection();
        }
    }
}
