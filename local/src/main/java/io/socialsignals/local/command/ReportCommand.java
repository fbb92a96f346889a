package io.socialsignals.local.command;

import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.preview.report.HtmlReport;
import io.socialsignals.preview.report.ReportPeriod;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a report page and its chart. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Writes report.html, one page that needs nothing else, and trends.png: sales against sentiment.",
        footer = {
            "",
            "Example:",
            "  social-signals report --from 2026-01-05T00:00:00Z --to 2026-01-19T00:00:00Z --out report"
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(names = "--from", required = true, paramLabel = "TIME", description = "start, as 2026-01-05T00:00:00Z")
    private Instant from;

    @Option(names = "--to", required = true, paramLabel = "TIME", description = "end, not included")
    private Instant to;

    @Option(names = "--product", paramLabel = "ID", description = "one product; default all")
    private @Nullable String product;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "report",
            description = "folder; default ${DEFAULT-VALUE}")
    private Path folder;

    @Override
    public Integer call() throws Exception {
        DatabaseOption.Login login = database.login();
        ReadOnlyQueries queries = new ReadOnlyQueries(login.jdbcUrl(), login.user(), login.password(), null);
        Path page = HtmlReport.write(queries, new ReportPeriod(from, to, product), folder);
        command.commandLine().getOut().println("Wrote " + page + " and " + folder.resolve("trends.png"));
        return 0;
    }
}
