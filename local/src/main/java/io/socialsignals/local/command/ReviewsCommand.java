package io.socialsignals.local.command;

import io.socialsignals.sentiment.aspect.ReviewDigest;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What drives negative reviews, and which contradict their stars. */
@Command(
        name = "reviews",
        mixinStandardHelpOptions = true,
        description =
                "Prints, product by product, the phrases that negative reviews blame and the reviews that contradict their"
                        + " stars.")
public final class ReviewsCommand implements Callable<Integer> {
    /** All products are read even for one: what others are blamed for is what a product's blame stands out from. */
    private static final String SQL =
            """
            SELECT review_id, product_id, stars, text, polarity, label = 'NEGATIVE' AS negative
            FROM report.scored_reviews WHERE status = 'SCORED' AND stars BETWEEN 1 AND 5
            ORDER BY at, review_id""";

    private static final int FETCHED = 1_000;

    @Spec
    private CommandSpec command;

    @Mixin
    private DatabaseOption database;

    @Option(names = "--product", paramLabel = "ID", description = "one product; default all")
    private @Nullable String product;

    @Option(names = "--phrases", defaultValue = "5", description = "of each product at most; default ${DEFAULT-VALUE}")
    private int phrases;

    @Option(names = "--quotes", defaultValue = "3", description = "of each product at most; default ${DEFAULT-VALUE}")
    private int quotes;

    @Override
    public Integer call() throws SQLException {
        ReviewDigest digest = read();
        PrintWriter out = command.commandLine().getOut();
        List<String> wanted = product == null ? digest.products() : List.of(product);
        int shown = 0;
        for (String id : wanted) {
            List<String> lines = digest.of(id, phrases, quotes);
            lines.forEach(out::println);
            shown += lines.size();
        }
        if (shown == 0) {
            out.println("There are no scored reviews" + (product == null ? "." : " of " + product + "."));
        }
        return 0;
    }

    private ReviewDigest read() throws SQLException {
        ReviewDigest digest = new ReviewDigest();
        try (Connection connection = database.login().connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement statement = connection.prepareStatement(SQL)) {
                statement.setFetchSize(FETCHED);
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        digest.add(new ReviewDigest.Review(
                                row.getString("review_id"),
                                row.getString("product_id"),
                                row.getInt("stars"),
                                row.getString("text"),
                                row.getDouble("polarity"),
                                row.getBoolean("negative")));
                    }
                }
            }
        }
        return digest;
    }
}
