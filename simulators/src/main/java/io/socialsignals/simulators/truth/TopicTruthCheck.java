package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the topic that the job gave to each post with the subject that it was written about. Purity is the share of
 * posts whose subject is the most frequent one of their topic; a post that fits no topic counts as wrong.
 */
final class TopicTruthCheck {
    private static final double PURITY = 0.85;

    private TopicTruthCheck() {}

    static void run(Connection connection, JsonNode truth, Bars bars) throws SQLException {
        List<String> posts = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (Map.Entry<String, JsonNode> subject : truth.path("subjects").properties()) {
            for (JsonNode post : subject.getValue()) {
                posts.add(post.asText());
                subjects.add(subject.getKey());
            }
        }
        try (PreparedStatement query = connection.prepareStatement(
                """
                SELECT coalesce(sum(posts), 0), coalesce(sum(most) FILTER (WHERE topic_id >= 0), 0),
                       coalesce(sum(posts) FILTER (WHERE topic_id < 0), 0), count(*) FILTER (WHERE topic_id >= 0)
                FROM (SELECT topic_id, sum(n) AS posts, max(n) AS most
                      FROM (SELECT p.topic_id, s.subject, count(*) AS n
                            FROM unnest(?, ?) AS s (post_id, subject) JOIN report.scored_posts p USING (post_id)
                            WHERE p.topic_id IS NOT NULL GROUP BY 1, 2) pairs GROUP BY 1) topics""")) {
            query.setArray(1, connection.createArrayOf("text", posts.toArray()));
            query.setArray(2, connection.createArrayOf("text", subjects.toArray()));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                report(bars, row.getInt(1), row.getInt(2), row.getLong(3), row.getLong(4));
            }
        }
    }

    private static void report(Bars bars, int posts, int right, long other, long topics) {
        if (posts == 0) {
            bars.line("  no post whose subject is known has a topic");
        }
        String detail = String.format(Locale.ROOT, " posts in %d topics, %d in none", topics, other);
        bars.atLeast("purity of topics, by planted subject", right, posts, PURITY, detail);
    }
}
