package io.socialsignals.local.command;

import io.socialsignals.simulators.tally.Verifier;
import io.socialsignals.simulators.tally.VerifyReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares tables with a simulator's account. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compare every table with the account that 'simulate --tally DIR' wrote, row by row and column by column,"
                    + " and the tables with each other.",
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

    @Option(names = "--tally", paramLabel = "DIR", required = true, description = "folder with the account")
    private Path tally;

    @Option(names = "--unscored", description = "the job ran with sentiment.scorer=none")
    private boolean unscored;

    @Override
    public Integer call() throws SQLException {
        try (Connection connection = database.login().connect()) {
            VerifyReport report = Verifier.verify(connection, tally, !unscored);
            command.commandLine().getOut().println(report.table());
            return report.passed() ? 0 : 1;
        }
    }
}
