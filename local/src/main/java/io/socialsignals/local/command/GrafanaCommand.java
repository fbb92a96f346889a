package io.socialsignals.local.command;

import io.socialsignals.preview.GrafanaFiles;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lets an installed Grafana show the dashboards. */
@Command(
        name = "grafana",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a provisioning folder with which a Grafana on this machine shows the dashboards on a database, the",
            "demo's for example, and prints the command that starts it. Give a log-in that may read only."
        },
        footer = {
            "",
            "Example, beside a running demo, which prints the address of its database:",
            "  social-signals grafana --database postgresql://ss_reader:PASSWORD@127.0.0.1:PORT/social_signals"
        })
public final class GrafanaCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "grafana-local",
            description = "folder; default ${DEFAULT-VALUE}")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        DatabaseOption.Login login = database.login();
        URI uri = URI.create(login.jdbcUrl().substring("jdbc:".length()));
        boolean timescale;
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'")) {
            timescale = found.next();
        }
        var source = new GrafanaFiles.Source(
                uri.getHost() + ":" + uri.getPort(),
                uri.getPath().substring(1),
                login.user(),
                login.password(),
                timescale);
        Path provisioning = GrafanaFiles.write(source, folder);
        PrintWriter out = command.commandLine().getOut();
        out.println("Wrote " + folder + ". Start Grafana 12 or 13 with:");
        out.println("  GF_PATHS_PROVISIONING=" + provisioning + " GF_PATHS_DATA="
                + folder.toAbsolutePath().resolve("data")
                + " GF_SERVER_HTTP_ADDR=127.0.0.1 grafana server --homepath /usr/share/grafana");
        return 0;
    }
}
