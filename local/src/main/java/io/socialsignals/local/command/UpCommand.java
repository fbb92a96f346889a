package io.socialsignals.local.command;

import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.timescale.Logins;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The embedded stack and the job, for records from elsewhere. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Start a Kafka broker, PostgreSQL and Flink with the job in this process, and wait for records.",
            "Feed it from another terminal with 'simulate' or 'replay', or with any Kafka producer."
        },
        footer = {
            "",
            "Example:",
            "  social-signals up --keep ~/social-signals-data",
            "",
            "Exit code: 0 stopped by Ctrl-C, 2 it could not run or the job failed for good."
        })
public final class UpCommand implements Callable<Integer> {
    private static final Duration CHECKPOINTS = Duration.ofSeconds(10);

    @Spec
    private CommandSpec command;

    @Mixin
    private StackOptions options;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "of each topic that is made; default ${DEFAULT-VALUE}")
    private int partitions;

    @Override
    public Integer call() throws Exception {
        var stopped = new CountDownLatch(1);
        try (RunDirectory run = options.open()) {
            return Interrupt.guard(stopped::countDown, () -> run(run, stopped));
        }
    }

    private int run(RunDirectory run, CountDownLatch stopped) throws InterruptedException {
        PrintWriter out = command.commandLine().getOut();
        try (var stack =
                new Stack(run, new Stack.Options(partitions, options.parallelism, CHECKPOINTS), out::println)) {
            EmbeddedJob.start(stack, false, options.jobSettings());
            out.println("Kafka        " + stack.kafka().bootstrap());
            out.println("Flink        " + stack.flink().webUrl());
            out.println("PostgreSQL   " + stack.postgres().psqlUrl(Logins.READER) + "  (reads the views)");
            out.println("             " + stack.postgres().psqlUrl(EmbeddedPostgres.USER) + "  (may do anything)");
            out.println("Ctrl-C stops everything and " + (run.kept() ? "keeps " : "deletes ") + run.path());
            while (!stopped.await(1, TimeUnit.SECONDS)) {
                var failure = stack.flink().failure();
                if (failure.isPresent()) {
                    throw new IllegalStateException("The job failed for good:\n" + failure.get());
                }
            }
        }
        return 0;
    }
}
