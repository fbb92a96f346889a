package io.socialsignals.local.demo;

import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.preview.Dashboards;
import io.socialsignals.preview.PreviewServer;
import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.tally.VerifyReport;
import io.socialsignals.timescale.Logins;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts everything, plays the history, then goes on live until it is told to stop. */
public final class Demo {
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);
    private static final double CRASH_AT = 0.5;
    private static final long LOOK_EVERY_MILLIS = 1000;

    private final Plan plan;
    private final Screen screen;
    private final CountDownLatch stopped = new CountDownLatch(1);

    /**
     * What to play.
     *
     * @param scenario with the timeline's seed and start
     * @param settings further settings of the job, {@code key=value}
     * @param crash kill the task manager in the middle of the history
     * @param verify compare the tables with the simulator's own account at the end of the history
     * @param exit stop at the end of the history
     * @param open show the dashboards in the user's browser once they have something to show
     */
    public record Plan(
            Scenario scenario,
            Timeline timeline,
            int parallelism,
            List<String> settings,
            boolean crash,
            boolean verify,
            boolean exit,
            boolean open) {}

    public Demo(Plan plan, PrintWriter out) {
        this.plan = plan;
        this.screen = new Screen(out, Screen.isTerminal());
    }

    /** Asks {@link #run} to return soon; from any thread. */
    public void stop() {
        stopped.countDown();
    }

    /** Runs until it is told to stop. Returns the exit code: 0, or 1 when the tables differ. */
    public int run(RunDirectory run) throws IOException {
        var options = new Stack.Options(plan.scenario().partitions(), plan.parallelism(), CHECKPOINTS);
        try (var stack = new Stack(run, options, screen::say);
                var watch = new PipelineWatch(stack.postgres());
                var preview = PreviewServer.start(0, Dashboards.shipped(), reader(stack))) {
            PlantedTruth.write(stack.postgres(), plan.scenario());
            printUrls(stack, preview);
            int code = history(stack, watch, preview.url());
            if (!plan.exit() && !isStopped()) {
                live(stack, watch);
            }
            screen.say("stopping");
            return code;
        } finally {
            screen.close();
        }
    }

    private static ReadOnlyQueries reader(Stack stack) {
        EmbeddedPostgres postgres = stack.postgres();
        return new ReadOnlyQueries(postgres.jdbcUrl(), Logins.READER, postgres.password(), null);
    }

    private void printUrls(Stack stack, PreviewServer preview) {
        EmbeddedPostgres postgres = stack.postgres();
        screen.print("");
        screen.print("  dashboards   " + preview.url());
        screen.print("  Flink        " + stack.flink().webUrl());
        screen.print("  Kafka        " + stack.kafka().bootstrap());
        screen.print("  PostgreSQL   " + postgres.psqlUrl(Logins.READER) + "  (reads the views)");
        screen.print("               " + postgres.psqlUrl(EmbeddedPostgres.USER) + "  (may do anything)");
        screen.print("  Ctrl-C stops everything and " + (stack.run().kept() ? "keeps " : "deletes ")
                + stack.run().path());
        screen.print("");
    }

    private int history(Stack stack, PipelineWatch watch, String dashboards) {
        Timeline time = plan.timeline();
        screen.say("playing the history from " + time.start() + " to " + time.end() + ", scenario " + time.name()
                + ", seed " + time.seed());
        Account account =
                plan.verify() ? new Account(stack.run(), EmbeddedJob.config(stack, true, plan.settings())) : null;
        Consumer<SimRecord> observer = account == null ? sent -> {} : account::observe;
        try (var feeder = Feeder.history(plan, stack.kafka().bootstrap(), observer)) {
            feeder.awaitCatalogue();
            EmbeddedJob.start(stack, true, plan.settings());
            screen.say("the job runs with parallelism " + plan.parallelism());
            boolean crashed = !plan.crash();
            boolean shown = false;
            while (!isStopped()) {
                failIfDead(stack);
                boolean allSent = feeder.done();
                Snapshot now = watch.look();
                if (!shown && now.rows() > 0) {
                    shown = true;
                    screen.say("first rows in the database");
                    if (plan.open() && Browser.ofThisUser().open(dashboards).isPresent()) {
                        screen.say("opening the dashboards in your browser");
                    }
                }
                double share = now.newest() == null ? 0 : time.shareAt(now.newest());
                if (!crashed && share > CRASH_AT) {
                    crashed = true;
                    stack.flink().crash();
                    screen.say("killed the task manager; the job goes on from its last checkpoint");
                }
                screen.history(now, feeder.sent(), share);
                if (allSent && now.counted().equals(feeder.sentByTopic())) {
                    screen.say("history done: " + feeder.sent() + " records");
                    return account == null ? 0 : verify(stack, account);
                }
                pause();
            }
        }
        return 0;
    }

    /** Writes every open minute, compares, and lets the job go on from before that. */
    private int verify(Stack stack, Account account) {
        screen.say("writing the last minutes, then comparing the tables with the simulator's account");
        Path before = stack.flink().savepoint();
        stack.flink().drain();
        VerifyReport report = account.compare(stack.postgres());
        screen.print(report.table());
        if (!plan.exit()) {
            EmbeddedJob.resume(stack, true, plan.settings(), before);
        }
        return report.passed() ? 0 : 1;
    }

    private void live(Stack stack, PipelineWatch watch) {
        screen.say("live: event time goes on at the speed of the clock");
        Clock clock = Clock.systemUTC();
        try (var feeder = Feeder.live(plan, stack.kafka().bootstrap(), clock)) {
            while (!isStopped()) {
                failIfDead(stack);
                if (feeder.done()) {
                    return;
                }
                screen.live(watch.look(), feeder.sent(), clock.instant());
                pause();
            }
        }
    }

    private static void failIfDead(Stack stack) {
        stack.flink().failure().ifPresent(why -> {
            throw new IllegalStateException("The job failed for good:\n" + why);
        });
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void pause() {
        try {
            boolean unused = stopped.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
