package io.socialsignals.local.demo;

import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.tally.Tally;
import io.socialsignals.simulators.tally.TallyRules;
import io.socialsignals.simulators.tally.Verifier;
import io.socialsignals.simulators.tally.VerifyReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** The simulator's own account of what it sent, to hold the tables against. */
final class Account {
    private final Path folder;
    private final Tally tally;

    /** Opens an account for a job with the standard rules of time. */
    Account(RunDirectory run) {
        folder = run.folder("tally");
        tally = new Tally(folder, TallyRules.standard());
    }

    void observe(SimRecord sent) {
        tally.accept(sent);
    }

    /**
     * Closes the account and compares.
     *
     * @param scored whether the job scored texts
     */
    VerifyReport compare(EmbeddedPostgres postgres, boolean scored) {
        tally.close();
        try (Connection connection = postgres.connect()) {
            return Verifier.verify(connection, folder, scored);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the tables: " + e.getMessage(), e);
        }
    }
}
