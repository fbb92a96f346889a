package io.socialsignals.local.command;

import io.socialsignals.preview.BoundSql;
import io.socialsignals.preview.Frame;
import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.preview.report.HtmlReport;
import io.socialsignals.preview.report.ReportPeriod;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes a report page and its chart. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = {
            "Writes report.html, one page that needs nothing else, and its charts trends.png (sales against sentiment) and"
                    + " volume.png (product views against posts).",
            "Without --from and --to: what came last in the database, so that a timer can call it."
        },
        footer = {
            "",
            "Examples:",
            "  social-signals report --last 7d --out report",
            "  social-signals report --from 2026-01-05T00:00:00Z --to 2026-01-19T00:00:00Z --out report"
        })
public final class ReportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(names = "--from", paramLabel = "TIME", description = "start, as 2026-01-05T00:00:00Z")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "end, not included; default: the newest hour, included")
    private @Nullable Instant to;

    @Option(
            names = "--last",
            paramLabel = "LENGTH",
            converter = HistoryLength.class,
            defaultValue = "14d",
            description = "how far back from the end when there is no --from; default ${DEFAULT-VALUE}")
    private Duration last;

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
        Instant end = to != null ? to : afterNewestHour(queries);
        Instant start = from != null ? from : end.minus(last);
        Path page = HtmlReport.write(queries, new ReportPeriod(start, end, product), folder);
        command.commandLine()
                .getOut()
                .println("Wrote " + page + ", trends.png and volume.png beside it: " + start + " to " + end);
        return 0;
    }

    /** The end of the newest hour with posts or sales. */
    private Instant afterNewestHour(ReadOnlyQueries queries) throws SQLException {
        Frame newest = queries.run(new BoundSql(
                """
                SELECT greatest((SELECT max(hour) FROM report.commerce_hours), (SELECT max(hour) FROM report.social_hours))
                       + interval '1 hour' AS time
                """,
                List.of()));
        Object time = newest.rows().get(0).get(0);
        if (!(time instanceof Number millis)) {
            throw new ParameterException(command.commandLine(), "The database holds no posts and no sales yet.");
        }
        return Instant.ofEpochMilli(millis.longValue());
    }
}
