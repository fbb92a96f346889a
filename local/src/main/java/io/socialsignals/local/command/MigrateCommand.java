package io.socialsignals.local.command;

import io.socialsignals.timescale.Logins;
import io.socialsignals.timescale.MigrationReport;
import io.socialsignals.timescale.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Brings a database up to the newest schema. */
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Bring a PostgreSQL or TimescaleDB database up to the newest schema: tables, views, roles.",
            "Running it again does nothing. It never deletes data."
        },
        footer = {
            "",
            "Example:",
            "  social-signals migrate --database postgresql://postgres@localhost:5432/shop --password-file admin.txt \\",
            "      --login ss_writer=writer.txt --login ss_reader=reader.txt",
            "",
            "Exit code: 0 up to date, 2 it could not run."
        })
public final class MigrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(
            names = "--login",
            paramLabel = "ROLE=FILE",
            description = "give ss_owner, ss_writer or ss_reader the password that the file holds; repeatable")
    private Map<String, Path> logins = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        DatabaseOption.Login login = database.login();
        MigrationReport report = Migrations.apply(login.jdbcUrl(), login.user(), login.password());
        for (var entry : logins.entrySet()) {
            String password = Files.readString(entry.getValue()).strip();
            Logins.setPassword(login.jdbcUrl(), login.user(), login.password(), entry.getKey(), password);
        }
        command.commandLine().getOut().println(report.describe());
        return 0;
    }
}
