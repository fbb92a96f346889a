package io.socialsignals.local.command;

import io.socialsignals.local.metrics.FlinkMetrics;
import io.socialsignals.local.metrics.MetricsPoller;
import io.socialsignals.local.metrics.OperationsTables;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings Flink's metrics into the database. */
@Command(
        name = "metrics",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sample the metrics of the job that runs on a Flink cluster into the database, for the dashboard"
                    + " 'Pipeline operations', and have plain PostgreSQL sum its hours, so that dashboards over weeks"
                    + " stay quick.",
            "Works until Ctrl-C; waits for a cluster or database that is away. The embedded stack (demo, up) has it"
                    + " built in."
        },
        footer = {
            "",
            "Example:",
            "  social-signals metrics --flink http://127.0.0.1:8081 \\",
            "      --database postgresql://ss_writer@127.0.0.1:5432/signals --password-file deploy/secrets/writer_password",
            "",
            "Exit code: 0 stopped by Ctrl-C, 2 it could not run."
        })
public final class MetricsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8081",
            description = "of Flink's web pages; default ${DEFAULT-VALUE}")
    private String flink;

    @Mixin
    private DatabaseOption database;

    @Option(
            names = "--every",
            paramLabel = "LENGTH",
            defaultValue = "10s",
            converter = HistoryLength.class,
            description = "between two samples; default ${DEFAULT-VALUE}")
    private Duration every;

    @Mixin
    private AliveOption alive;

    @Override
    public Integer call() throws Exception {
        var stopped = new CountDownLatch(1);
        return Interrupt.guard(stopped::countDown, () -> run(stopped));
    }

    private int run(CountDownLatch stopped) throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        DatabaseOption.Login login = database.login();
        var table = new OperationsTables(login.jdbcUrl(), login.user(), login.password());
        try (var poller = new MetricsPoller(new FlinkMetrics(flink), table, Clock.systemUTC(), out::println)) {
            poller.start(every, alive::touch);
            out.println("Sampling " + flink + " every " + every.toSeconds() + " s (Ctrl-C ends)");
            stopped.await();
        }
        return 0;
    }
}
