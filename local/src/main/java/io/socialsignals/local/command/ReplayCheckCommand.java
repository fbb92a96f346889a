package io.socialsignals.local.command;

import io.socialsignals.local.replaycheck.ReplayCheck;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows that the tables are a function of the records. */
@Command(
        name = "replay-check",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Play the same records through the whole pipeline several times - in other orders within the lateness, at"
                    + " parallelism 1, 2 and 4, with the task manager killed mid-way, with and without late corrections -"
                    + " and compare the content of every table.",
            "Each replay has a broker, a database and a cluster of its own. Nothing is left behind."
        },
        footer = {
            "",
            "Examples:",
            "  social-signals replay-check",
            "  social-signals replay-check --replays 3 --scenario tiny",
            "  social-signals replay-check --replays 20 --seed 7 --scorer cascade",
            "",
            "Exit code: 0 all tables identical, 1 a table differs (its first differing row is printed), 2 it could not"
                    + " run, 130 it was stopped before all replays were played."
        })
public final class ReplayCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Option(
            names = "--replays",
            paramLabel = "N",
            defaultValue = "12",
            description = "how many, at least 2; default ${DEFAULT-VALUE}")
    private int replays;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            defaultValue = "replay",
            description = "a built-in scenario or a YAML file, all of whose records are kept in memory; default"
                    + " ${DEFAULT-VALUE}")
    private String scenario;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "of the shuffles; default ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--scorer",
            paramLabel = "NAME",
            defaultValue = "fast",
            description = "sentiment of texts: cascade, encoder, fast or none; default ${DEFAULT-VALUE}")
    private String scorer;

    @Override
    public Integer call() throws Exception {
        if (replays < 2) {
            throw new ParameterException(command.commandLine(), "--replays must be 2 or more, to have two to compare");
        }
        var played = ScenarioReader.open(scenario);
        try (RunDirectory run = RunDirectory.open(null)) {
            run.takeTemporaryFiles();
            System.setProperty(
                    "social-signals.log", run.file("social-signals.log").toString());
            var stopped = new AtomicBoolean();
            var check = new ReplayCheck(
                    played, replays, seed, scorer, command.commandLine().getOut(), stopped::get);
            return Interrupt.guard(() -> stopped.set(true), () -> check.run(run.folder("tables")));
        }
    }
}
