package io.socialsignals.local.command;

import io.socialsignals.analytics.leadlag.scorecard.LeadLagScorecard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How far the answers to "which talk leads which sales" can be trusted. */
@Command(
        name = "leadlag",
        mixinStandardHelpOptions = true,
        description = "Measures the error rates of the lead/lag analysis.",
        subcommands = LeadLagCommand.ScorecardCommand.class)
public final class LeadLagCommand implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(command.commandLine(), "scorecard?");
    }

    /** Measures every promised figure. */
    @Command(
            name = "scorecard",
            mixinStandardHelpOptions = true,
            description = "Measures every promised figure on seeded series with planted truth, and on published series"
                    + " whose answer is known. Takes about half a minute. Ends with 1 if one is missed.")
    static final class ScorecardCommand implements Callable<Integer> {
        @Spec
        private CommandSpec command;

        @Option(
                names = "--scale",
                defaultValue = "1",
                description = "share of the stated sizes, for a quick and rough look; default ${DEFAULT-VALUE}")
        private double scale;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "folder with leadlag/, nist/ and crypto/NEXO/; without it their figures are left out;"
                        + " default: environment variable SOCIAL_SIGNALS_DATA")
        private @Nullable Path data;

        @Override
        public Integer call() throws IOException {
            String known = System.getenv("SOCIAL_SIGNALS_DATA");
            Path folder = data != null || known == null ? data : Path.of(known);
            return new LeadLagScorecard(command.commandLine().getOut(), folder).run(scale) ? 0 : 1;
        }
    }
}
