package io.socialsignals.local.command;

import io.socialsignals.simulators.tally.Verifier;
import io.socialsignals.simulators.tally.VerifyReport;
import io.socialsignals.simulators.truth.TruthCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Compares tables with a simulator's account. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compare every table with the account that 'simulate --tally DIR' wrote, row by row and column by column,"
                    + " and the tables with each other; and what was said about lead and lag with the planted truth.",
            "The job must have read everything and written its last minutes: stop it with a drain first"
                    + " ('flink stop --drain'; 'demo --verify' does all of this by itself)."
        },
        footer = {
            "",
            "Example:",
            "  social-signals verify --database postgresql://postgres:SECRET@localhost:5432/shop --tally tally",
            "",
            "Exit code: 0 no difference, 1 differences, 2 it could not run."
        })
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(names = "--tally", paramLabel = "DIR", description = "folder with the account; compares every table")
    private @Nullable Path tally;

    @Option(
            names = "--truth",
            paramLabel = "FILE",
            description =
                    "truth file of the simulation: planted effects found or not, false announcements, confounded products,"
                            + " incidents, trends, viral posts, hubs, best hour, purity of topics")
    private @Nullable Path truth;

    @Option(names = "--unscored", description = "the job ran with sentiment.scorer=none")
    private boolean unscored;

    @Override
    public Integer call() throws SQLException, IOException {
        if (tally == null && truth == null) {
            throw new ParameterException(
                    command.commandLine(), "Against what? Give --tally DIR, --truth FILE or both.");
        }
        boolean passed = true;
        try (Connection connection = database.login().connect()) {
            if (tally != null) {
                VerifyReport report = Verifier.verify(connection, tally, !unscored);
                command.commandLine().getOut().println(report.table());
                passed = report.passed();
            }
            if (truth != null) {
                TruthCheck.Report report = TruthCheck.run(connection, truth);
                command.commandLine().getOut().println(report.text());
                passed &= report.passed();
            }
        }
        return passed ? 0 : 1;
    }
}
