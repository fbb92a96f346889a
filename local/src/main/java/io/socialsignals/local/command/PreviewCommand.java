package io.socialsignals.local.command;

import io.socialsignals.preview.Dashboards;
import io.socialsignals.preview.PreviewServer;
import io.socialsignals.preview.ReadOnlyQueries;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the dashboards in a browser without Grafana. */
@Command(
        name = "preview",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the Grafana dashboards in a browser, without Grafana: the same files and the same SQL.",
            "Serves 127.0.0.1 only and reads the views of schema report only. Ends with Ctrl-C."
        },
        footer = {
            "",
            "Example, beside a running demo:",
            "  social-signals preview --database postgresql://postgres@127.0.0.1:5432/postgres --role ss_reader"
        })
public final class PreviewCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(names = "--port", defaultValue = "3000", description = "port, 0 for any free one; default ${DEFAULT-VALUE}")
    private int port;

    @Option(names = "--role", description = "role to take on after connecting, for a log-in that may do more than read")
    private @Nullable String role;

    @Option(
            names = "--dashboards",
            paramLabel = "DIR",
            description = "folder of dashboard files; default: the shipped ones")
    private @Nullable Path folder;

    @Override
    public Integer call() throws Exception {
        DatabaseOption.Login login = database.login();
        ReadOnlyQueries queries = new ReadOnlyQueries(login.jdbcUrl(), login.user(), login.password(), role);
        Dashboards dashboards = folder == null ? Dashboards.shipped() : Dashboards.of(folder);
        try (PreviewServer server = PreviewServer.start(port, dashboards, queries)) {
            command.commandLine().getOut().println("Dashboards: " + server.url() + "  (Ctrl-C ends)");
            new CountDownLatch(1).await();
        }
        return 0;
    }
}
