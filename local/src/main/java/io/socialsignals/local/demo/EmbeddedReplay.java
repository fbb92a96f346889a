package io.socialsignals.local.demo;

import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.tally.VerifyReport;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.simulators.target.Pace;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Recorded data through a whole stack of its own, and a comparison at the end. */
public final class EmbeddedReplay {
    private static final String MONEY =
            """
            SELECT currency, sum(revenue_minor), sum(refund_minor), sum(purchases), sum(returns)
            FROM signals.commerce_metrics GROUP BY currency ORDER BY currency
            """;

    private final Stack.Options options;
    private final List<String> settings;
    private final Screen screen;
    private final CountDownLatch stopped = new CountDownLatch(1);

    public EmbeddedReplay(int partitions, int parallelism, List<String> settings, PrintWriter out) {
        this.options = new Stack.Options(partitions, parallelism, Duration.ofSeconds(10));
        this.settings = new ArrayList<>(settings);
        if (settings.stream().noneMatch(setting -> setting.startsWith("analytics.enabled="))) {
            // A recorded shop can have thousands of products and a year of hours; this run is about its accounts.
            this.settings.add("analytics.enabled=false");
        }
        this.screen = new Screen(out, false);
    }

    /** Asks {@link #run} to return soon; from any thread. */
    public void stop() {
        stopped.countDown();
    }

    /** Returns 0, or 1 when the tables differ from what was sent. */
    public int run(RunDirectory run, Iterator<SimRecord> records) throws InterruptedException, SQLException {
        try (var stack = new Stack(run, options, screen::say);
                var watch = new PipelineWatch(stack.postgres())) {
            var account = new Account(run, EmbeddedJob.config(stack, false, settings));
            try (var feeder = new Feeder(
                    records,
                    next -> true,
                    KafkaTarget.open(stack.kafka().bootstrap()),
                    Pace.unlimited(),
                    account::observe)) {
                feeder.awaitCatalogue();
                EmbeddedJob.start(stack, false, settings);
                while (!isDone(stack, watch, feeder)) {
                    if (stopped.await(1, TimeUnit.SECONDS)) {
                        return 0;
                    }
                }
            }
            stack.flink().drain();
            VerifyReport report = account.compare(stack.postgres());
            screen.print(report.table());
            printMoney(stack.postgres());
            return report.passed() ? 0 : 1;
        }
    }

    private boolean isDone(Stack stack, PipelineWatch watch, Feeder feeder) {
        stack.flink().failure().ifPresent(why -> {
            throw new IllegalStateException("The job failed for good:\n" + why);
        });
        boolean allSent = feeder.done();
        Snapshot now = watch.look();
        screen.sending(now, feeder.sent());
        return allSent && now.counted().equals(feeder.sentByTopic());
    }

    private void printMoney(EmbeddedPostgres postgres) throws SQLException {
        try (var connection = postgres.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(MONEY)) {
            while (rows.next()) {
                BigDecimal revenue = BigDecimal.valueOf(rows.getLong(2), 2);
                BigDecimal refunds = BigDecimal.valueOf(rows.getLong(3), 2);
                screen.print("in the tables: revenue " + revenue + " " + rows.getString(1) + " of " + rows.getLong(4)
                        + " purchases, refunds " + refunds + " of " + rows.getLong(5) + " returns, difference "
                        + revenue.subtract(refunds));
            }
        }
    }
}
