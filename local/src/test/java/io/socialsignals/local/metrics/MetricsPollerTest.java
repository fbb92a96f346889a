package io.socialsignals.local.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.local.stack.EmbeddedFlink;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.timescale.Logins;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;

/** Against a cluster with its REST API and a database, as the role of the job. */
class MetricsPollerTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Clock clock = new Ticks();
    private final List<String> said = new ArrayList<>();

    @Test
    void aJobIsFollowedThroughRestartsASecondSubmissionAndAnOutage() throws Exception {
        try (RunDirectory run = RunDirectory.open(null);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(run)) {
            postgres.migrate();
            EmbeddedFlink flink = EmbeddedFlink.start(run, 1, Duration.ofMillis(200));
            try (var poller = poller(flink.webUrl(), postgres)) {
                assertThat(poll(poller)).as("no job runs").isZero();

                submit(flink);
                await(postgres, poller, "metric = 'checkpoint_seconds'");
                await(postgres, poller, "metric = 'busy_share' AND step = 'count' AND value BETWEEN 0 AND 1");
                String first = flink.job().toString();

                flink.crash();
                await(postgres, poller, "metric = 'restarts' AND value > 0");
                flink.stopWithSavepoint();
                submit(flink);
                assertThat(flink.job().toString()).isNotEqualTo(first);
                long before = count(postgres, "metric = 'checkpoints_completed'");
                await(postgres, poller, "metric = 'checkpoints_completed'", before);
                assertThat(said).allMatch(line -> line.startsWith("Flink metrics are"));

                said.clear();
                flink.close();
                assertThat(poll(poller)).isZero();
                assertThat(poll(poller)).isZero();
                assertThat(said).hasSize(1).first().asString().contains("not kept for now", "does not answer");
            }
        }
    }

    @Test
    void samplesOlderThanTwoWeeksAreForgotten() throws Exception {
        try (RunDirectory run = RunDirectory.open(null);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(run)) {
            postgres.migrate();
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        INSERT INTO operations.flink_metrics (at, metric, step, value)
                        VALUES (now() - interval '15 days', 'restarts', '', 1), (now() - interval '13 days', 'restarts', '', 2)
                        """);
            }
            try (var table = new OperationsTables(postgres.jdbcUrl(), Logins.WRITER, postgres.password())) {
                table.forgetOld();
            }
            assertThat(count(postgres, "value = 1")).isZero();
            assertThat(count(postgres, "value = 2")).isOne();
        }
    }

    @Test
    void hoursAreSummedEvenWithoutFlink() throws Exception {
        try (RunDirectory run = RunDirectory.open(null);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(run)) {
            postgres.migrate();
            try (var connection = postgres.connect();
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        INSERT INTO signals.review_metrics (product_id, minute, reviews)
                        SELECT 'lamp', timestamptz '2026-03-01Z' + n * INTERVAL '30 minutes', 1 FROM generate_series(0, 9) n
                        """);
                try (var poller = poller("http://127.0.0.1:9", postgres)) {
                    assertThat(poll(poller)).isZero();
                }
                try (var sums = statement.executeQuery("SELECT sum(reviews), count(*) FROM operations.review_hours")) {
                    sums.next();
                    assertThat(sums.getInt(1)).isEqualTo(6);
                    assertThat(sums.getInt(2)).isEqualTo(3);
                }
            }
        }
    }

    private MetricsPoller poller(String url, EmbeddedPostgres postgres) {
        var table = new OperationsTables(postgres.jdbcUrl(), Logins.WRITER, postgres.password());
        return new MetricsPoller(new FlinkMetrics(url), table, clock, said::add);
    }

    private static int poll(MetricsPoller poller) {
        return poller.poll(() -> {});
    }

    private static void submit(EmbeddedFlink flink) {
        var env = flink.environment();
        env.fromSequence(0, Long.MAX_VALUE)
                .name("numbers")
                .map(number -> {
                    // Takes time, but no processor.
                    LockSupport.parkNanos(1_000_000);
                    return number;
                })
                .returns(Types.LONG)
                .name("count")
                .disableChaining()
                .sinkTo(new DiscardingSink<>());
        flink.submit(env);
    }

    /** Polls until there are such samples: Flink tells of a job some seconds after it runs. */
    private void await(EmbeddedPostgres postgres, MetricsPoller poller, String condition) throws Exception {
        await(postgres, poller, condition, 0);
    }

    private void await(EmbeddedPostgres postgres, MetricsPoller poller, String condition, long before)
            throws Exception {
        var never = new CountDownLatch(1);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(postgres, condition) <= before) {
            assertThat(System.nanoTime()).as(condition + "; said " + said).isLessThan(end);
            poll(poller);
            never.await(200, TimeUnit.MILLISECONDS);
        }
    }

    private static long count(EmbeddedPostgres postgres, String condition) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM report.flink_metrics WHERE " + condition)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Ten seconds further at each look. */
    private static final class Ticks extends Clock {
        private final AtomicLong millis = new AtomicLong(1_767_225_600_000L);

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(millis.getAndAdd(10_000));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }
}
