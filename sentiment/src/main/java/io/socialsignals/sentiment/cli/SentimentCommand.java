package io.socialsignals.sentiment.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Groups the commands about sentiment. */
@Command(
        name = "sentiment",
        description = "Scores, measures and trains the sentiment models.",
        mixinStandardHelpOptions = true,
        subcommands = {
            ScoreCommand.class,
            DriversCommand.class,
            EvaluateCommand.class,
            TrainCommand.class,
            ScorecardCommand.class
        })
public final class SentimentCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.USAGE;
    }

    /** Runs the command on its own; failures come as one sentence. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new SentimentCommand()).setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        });
    }
}
