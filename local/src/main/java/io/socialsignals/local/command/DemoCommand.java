package io.socialsignals.local.command;

import io.socialsignals.local.demo.Demo;
import io.socialsignals.local.demo.Timeline;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The whole pipeline with simulated data, in this process. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Start a Kafka broker, PostgreSQL and Flink in this process, play simulated history through the pipeline as"
                    + " fast as this machine allows, then go on live.",
            "Needs about 2.5 GB of memory and 2 GB of disk. Ctrl-C stops everything and leaves nothing behind."
        },
        footer = {
            "",
            "Examples:",
            "  social-signals demo",
            "  social-signals demo --history 2d --scorer fast",
            "  social-signals demo --scenario faults-1m --exit-after-history --verify --crash",
            "  social-signals demo --keep ~/social-signals-data",
            "",
            "Exit code: 0 done, 1 the tables differ from what was sent (--verify), 2 it could not run."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String DEMO = "demo";

    @Spec
    private CommandSpec command;

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            description = "what is simulated: a built-in scenario or a YAML file; default " + DEMO)
    private @Nullable String scenario;

    @Option(names = "--seed", paramLabel = "N", description = "other random draws; default: the scenario's")
    private @Nullable Long seed;

    @Option(
            names = "--history",
            paramLabel = "LENGTH",
            converter = HistoryLength.class,
            description = "such as 14d or 36h; default: the scenario's days")
    private @Nullable Duration history;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "first event time, such as 2026-01-05T00:00:00Z; default: so that the history ends now")
    private @Nullable Instant start;

    @Option(names = "--exit-after-history", description = "stop when the history is done")
    private boolean exit;

    @Option(names = "--verify", description = "after the history, compare every table with what was sent")
    private boolean verify;

    @Option(names = "--crash", description = "kill Flink's task manager in the middle of the history")
    private boolean crash;

    @Option(
            names = "--no-browser",
            description = "do not open the dashboards in a browser; from a terminal on a desktop they are opened")
    private boolean noBrowser;

    @Override
    public Integer call() throws Exception {
        String name = scenario == null ? DEMO : scenario;
        Scenario base = ScenarioReader.open(name);
        Timeline wanted = Timeline.of(
                name,
                seed == null ? base.seed() : seed,
                start,
                history == null ? Duration.ofDays(base.days()) : history,
                Instant.now());
        try (RunDirectory run = stack.open()) {
            Timeline timeline = timeline(run.file("timeline.properties"), wanted);
            var demo = new Demo(
                    new Demo.Plan(
                            timeline.apply(ScenarioReader.open(timeline.name())),
                            timeline,
                            stack.parallelism,
                            stack.jobSettings(),
                            crash,
                            verify,
                            exit,
                            !noBrowser && !exit && System.console() != null),
                    command.commandLine().getOut());
            return Interrupt.guard(demo::stop, () -> demo.run(run));
        }
    }

    private Timeline timeline(Path file, Timeline wanted) throws IOException {
        var kept = Timeline.read(file);
        if (kept.isEmpty()) {
            wanted.write(file);
            return wanted;
        }
        if (start != null
                || seed != null
                || history != null
                || (scenario != null && !kept.get().name().equals(scenario))) {
            throw new ParameterException(
                    command.commandLine(),
                    "The folder " + stack.keep + " holds another simulation (" + kept.get()
                            + "). Leave out --scenario, --seed, --start and --history, or name another folder.");
        }
        return kept.get();
    }
}
