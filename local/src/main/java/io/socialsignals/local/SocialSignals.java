package io.socialsignals.local;

import io.socialsignals.local.command.DemoCommand;
import io.socialsignals.local.command.ExportCommand;
import io.socialsignals.local.command.GrafanaCommand;
import io.socialsignals.local.command.InsightsCommand;
import io.socialsignals.local.command.LeadLagCommand;
import io.socialsignals.local.command.MetricsCommand;
import io.socialsignals.local.command.MigrateCommand;
import io.socialsignals.local.command.PreviewCommand;
import io.socialsignals.local.command.RedriveCommand;
import io.socialsignals.local.command.ReplayCheckCommand;
import io.socialsignals.local.command.ReplayCommand;
import io.socialsignals.local.command.ReportCommand;
import io.socialsignals.local.command.ReviewsCommand;
import io.socialsignals.local.command.SignalsCommand;
import io.socialsignals.local.command.SimulateCommand;
import io.socialsignals.local.command.TopicsCommand;
import io.socialsignals.local.command.UpCommand;
import io.socialsignals.local.command.VerifyCommand;
import io.socialsignals.sentiment.cli.SentimentCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command-line program {@code social-signals}. */
@Command(
        name = "social-signals",
        mixinStandardHelpOptions = true,
        version = "social-signals 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Joins what people say about products with what they do, in event time.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            SimulateCommand.class,
            ReplayCommand.class,
            VerifyCommand.class,
            ReplayCheckCommand.class,
            RedriveCommand.class,
            MigrateCommand.class,
            MetricsCommand.class,
            PreviewCommand.class,
            GrafanaCommand.class,
            ExportCommand.class,
            ReportCommand.class,
            SentimentCommand.class,
            SignalsCommand.class,
            LeadLagCommand.class,
            InsightsCommand.class,
            TopicsCommand.class,
            ReviewsCommand.class,
            CommandLine.HelpCommand.class
        },
        footer = {"", "Start with:", "  social-signals demo", "Help on a command: social-signals help COMMAND"})
public final class SocialSignals implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "Which command?");
    }

    /** The program, as {@link #main} and tests run it. */
    public static CommandLine commandLine() {
        return new CommandLine(new SocialSignals())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(110)
                .setParameterExceptionHandler((e, args) -> {
                    CommandLine line = e.getCommandLine();
                    line.getErr().println("social-signals: " + e.getMessage());
                    CommandLine.UnmatchedArgumentException.printSuggestions(e, line.getErr());
                    line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
                    return 2;
                })
                .setExecutionExceptionHandler((e, line, parsed) -> {
                    line.getErr().println("social-signals: " + explain(e));
                    return 2;
                });
    }

    /** The message, or the whole exception when it has none for a user. */
    private static String explain(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.toString() : message;
    }

    public static void main(String[] args) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(commandLine().setOut(out).setErr(err).execute(args));
    }
}
