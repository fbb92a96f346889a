package io.socialsignals.local.demo;

import io.socialsignals.job.config.JobConfig;
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
import java.time.Duration;

/** The simulator's own account of what it sent, to hold the tables against. */
final class Account {
    private final Path folder;
    private final Tally tally;
    private final boolean scored;

    /** Opens an account for a job with these settings. */
    Account(RunDirectory run, JobConfig job) {
        folder = run.folder("tally");
        tally = new Tally(folder, rules(job));
        scored = !job.sentiment().scorer().equals("none");
    }

    static TallyRules rules(JobConfig job) {
        return new TallyRules(
                job.eventTime().disorder(),
                job.eventTime().lateness(),
                job.eventTime().maxAhead(),
                job.journeys().gap(),
                Duration.ofMillis(job.spam().memory()),
                job.spam().copies(),
                job.spam().burst());
    }

    void observe(SimRecord sent) {
        tally.accept(sent);
    }

    /** Closes the account and compares. */
    VerifyReport compare(EmbeddedPostgres postgres) {
        tally.close();
        try (Connection connection = postgres.connect()) {
            return Verifier.verify(connection, folder, scored);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot read the tables: " + e.getMessage(), e);
        }
    }
}
