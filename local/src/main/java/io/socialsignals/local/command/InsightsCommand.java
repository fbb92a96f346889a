package io.socialsignals.local.command;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What was found and what to do about it. */
@Command(
        name = "insights",
        mixinStandardHelpOptions = true,
        description =
                "Prints what was found and what to do about it, newest first: statement, recommendation, evidence, what"
                        + " would withdraw it, and the posts that counted most.")
public final class InsightsCommand implements Callable<Integer> {
    private static final String SQL =
            """
            SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS since, status, rule_id, statement, recommendation,
                   evidence, withdrawn_if, posts
            FROM report.insights
            WHERE (?::text IS NULL OR product_id = ?) AND (? OR status <> 'withdrawn')
            ORDER BY at DESC, insight_id LIMIT ?""";

    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(names = "--product", paramLabel = "ID", description = "one product; default all")
    private @Nullable String product;

    @Option(names = "--withdrawn", description = "also those that hold no longer")
    private boolean withdrawn;

    @Option(names = "--first", defaultValue = "20", description = "how many; default ${DEFAULT-VALUE}")
    private int first;

    @Override
    public Integer call() throws SQLException {
        PrintWriter out = command.commandLine().getOut();
        int shown = 0;
        try (Connection connection = database.login().connect();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            statement.setString(1, product);
            statement.setString(2, product);
            statement.setBoolean(3, withdrawn);
            statement.setInt(4, first);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    shown++;
                    out.println(row.getString("since") + " UTC  " + row.getString("status") + "  ["
                            + row.getString("rule_id") + "]");
                    out.println("  " + row.getString("statement"));
                    out.println("  Do: " + row.getString("recommendation"));
                    out.println("  Withdrawn if: " + row.getString("withdrawn_if"));
                    out.println("  Evidence: " + row.getString("evidence"));
                    out.println("  Posts: " + (row.getString("posts").isEmpty() ? "none" : row.getString("posts")));
                    out.println();
                }
            }
        }
        if (shown == 0) {
            out.println("Nothing to act on: no finding has held long enough to be announced.");
        }
        return 0;
    }
}
