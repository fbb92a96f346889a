package io.socialsignals.local.stack;

import io.socialsignals.timescale.Logins;
import io.socialsignals.timescale.MigrationReport;
import io.socialsignals.timescale.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** A PostgreSQL server of this process's own, reachable from this machine only, with a password made at first start. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The superuser. */
    public static final String USER = "postgres";

    private static final String DATABASE = "social_signals";
    private static final int MAX_CONNECTIONS = 60;

    private final Watchdog watchdog;
    private final int port;
    private final String password;

    private EmbeddedPostgres(Watchdog watchdog, int port, String password) {
        this.watchdog = watchdog;
        this.port = port;
        this.password = password;
    }

    /** Starts the server with its files under {@code run}; a kept folder's earlier data is used again. */
    public static EmbeddedPostgres start(RunDirectory run) {
        Path home = run.folder("postgres");
        return start(run, PostgresBinaries.unpack(home), PostgresUser.choose(home));
    }

    static EmbeddedPostgres start(RunDirectory run, Path bin, PostgresUser user) {
        Path data = run.folder("postgres-data");
        Path secret = passwordFile(run);
        user.own(data);
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                Files.writeString(secret, newPassword());
                Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
                user.own(secret);
                must(user.command(
                        bin.resolve("initdb"),
                        "--pgdata=" + data,
                        "--username=" + USER,
                        "--pwfile=" + secret,
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--no-sync"));
            }
            int port = FreePorts.find(1).get(0);
            Path pgCtl = bin.resolve("pg_ctl");
            // Before the server, so that there is no moment in which a kill could orphan it.
            var watchdog = Watchdog.start(
                    user.command(pgCtl), data, run.kept() ? "" : run.path().toString());
            Shell.Ended started = Shell.run(user.command(
                    pgCtl,
                    "start",
                    "-D",
                    data.toString(),
                    "-w",
                    "-t",
                    "30",
                    "-l",
                    data.resolve("server.log").toString(),
                    "-o",
                    options(port, run.kept())));
            if (started.code() != 0) {
                String log = log(data);
                watchdog.close();
                throw new StackException("PostgreSQL did not start: " + started.output() + "\n" + log);
            }
            var server = new EmbeddedPostgres(watchdog, port, Files.readString(secret));
            server.createDatabase();
            return server;
        } catch (IOException e) {
            throw new StackException("PostgreSQL did not start in " + data + ": " + e.getMessage(), e);
        }
    }

    /** Where a run keeps its server's password. */
    public static Path passwordFile(RunDirectory run) {
        return run.file("postgres.password");
    }

    private static String options(int port, boolean durable) {
        String sync = durable ? "on" : "off";
        return "-p " + port
                + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=" + MAX_CONNECTIONS
                + " -c fsync=" + sync + " -c full_page_writes=" + sync
                + " -c synchronous_commit=off -c shared_buffers=96MB -c max_wal_size=512MB -c timezone=UTC"
                + " -c log_min_messages=warning";
    }

    private static String newPassword() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void must(List<String> command) {
        Shell.Ended ended = Shell.run(command);
        if (ended.code() != 0) {
            throw new StackException("PostgreSQL could not make its data folder: " + ended.output());
        }
    }

    private static String log(Path data) throws IOException {
        Path log = data.resolve("server.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    private void createDatabase() {
        try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + DATABASE);
        } catch (SQLException e) {
            throw new StackException("Cannot make the database " + DATABASE + ": " + e.getMessage(), e);
        }
    }

    /** Applies the migrations, and gives the roles of the job and of readers the server's password. */
    public MigrationReport migrate() {
        MigrationReport report = Migrations.apply(jdbcUrl(), USER, password);
        Logins.setPassword(jdbcUrl(), USER, password, Logins.WRITER, password);
        Logins.setPassword(jdbcUrl(), USER, password, Logins.READER, password);
        return report;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** JDBC URL without user and password. */
    public String jdbcUrl() {
        return url(DATABASE);
    }

    /** What {@code psql} takes, with the password; {@code user} is the superuser or a role of the schema. */
    public String psqlUrl(String user) {
        return "postgresql://" + user + ":" + password + "@127.0.0.1:" + port + "/" + DATABASE;
    }

    public String password() {
        return password;
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), USER, password);
    }

    long watchdogPid() {
        return watchdog.pid();
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
