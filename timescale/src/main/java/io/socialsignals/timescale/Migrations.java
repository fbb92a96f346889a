package io.socialsignals.timescale;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.core.api.output.MigrateResult;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Brings a database up to the newest schema. A second run does nothing, and two runs at once wait for each other. The
 * scripts in {@code db/core} run everywhere; those in {@code db/timescale} have a history of their own, so that they
 * can follow later when a database gets the extension.
 */
public final class Migrations {
    private static final String HISTORY_SCHEMA = "migrations";

    private Migrations() {}

    /**
     * Applies what is missing.
     *
     * @param jdbcUrl of PostgreSQL 14 or newer
     * @param user may create schemas and roles; run every migration as the same user, because it owns what they create
     * @throws MigrationException if the database cannot be reached, a script fails (its changes are rolled back) or the
     *     schema was changed by hand or by a newer release
     */
    public static MigrationReport apply(String jdbcUrl, String user, String password) {
        PGSimpleDataSource database = database(jdbcUrl, user, password);
        try {
            List<String> applied = new ArrayList<>();
            String version = applyCore(database, "latest", applied);
            TimescaleProbe probe = TimescaleProbe.of(database);
            if (probe.usable()) {
                FluentConfiguration timescale = configure(database, "timescale", "timescale_history")
                        .sqlMigrationPrefix("T")
                        .baselineOnMigrate(true)
                        .baselineVersion("0");
                addScripts(new Flyway(timescale).migrate(), applied);
            }
            return new MigrationReport(applied, version, probe.usable(), probe.note());
        } catch (FlywayException e) {
            throw new MigrationException(explain(jdbcUrl, user, e), e);
        }
    }

    /** Brings the core, and only that, to a version. */
    static String applyCore(DataSource database, String target, List<String> applied) {
        FluentConfiguration core = configure(database, "core", "schema_history").target(target);
        MigrateResult result = new Flyway(core).migrate();
        addScripts(result, applied);
        String version = result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion;
        return version == null ? "none" : version;
    }

    static PGSimpleDataSource database(String jdbcUrl, String user, String password) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        try {
            database.setUrl(jdbcUrl);
        } catch (IllegalArgumentException e) {
            throw new MigrationException("Not a PostgreSQL JDBC URL: " + withoutSecrets(jdbcUrl) + ".", e);
        }
        database.setUser(user);
        database.setPassword(password);
        database.setApplicationName("social-signals-migrate");
        return database;
    }

    private static FluentConfiguration configure(DataSource database, String part, String history) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:db/" + part)
                .schemas(HISTORY_SCHEMA)
                .table(history)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .connectRetries(0);
    }

    private static void addScripts(MigrateResult result, List<String> applied) {
        for (MigrateOutput migration : result.migrations) {
            String path = migration.filepath;
            applied.add(path.substring(path.lastIndexOf('/') + 1));
        }
    }

    private static String explain(String jdbcUrl, String user, FlywayException failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String reason = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return "Cannot migrate " + withoutSecrets(jdbcUrl) + " as " + user + ": " + reason.strip();
    }

    private static String withoutSecrets(String jdbcUrl) {
        int parameters = jdbcUrl.indexOf('?');
        return parameters < 0 ? jdbcUrl : jdbcUrl.substring(0, parameters);
    }
}
