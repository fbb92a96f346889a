package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Compares signals, hashtags, viral posts, influencers and posting times with what was planted. One run holds few of
 * each, so these bars are wider than those over many seeds ({@code signals scorecard}).
 *
 * <p>Left out: what was planted while its product was still being learned.
 */
final class SignalTruthCheck {
    private static final int SEVERITY = 4;
    private static final double EXPLAINED = 0.8;
    private static final double MOST = 0.5;
    private static final double ALL = 1;
    private static final double HALF_LIFE_ERROR = 0.2;

    private final Connection connection;
    private final JsonNode truth;
    private final Bars bars;

    private SignalTruthCheck(Connection connection, JsonNode truth, Bars bars) {
        this.connection = connection;
        this.truth = truth;
        this.bars = bars;
    }

    static void run(Connection connection, JsonNode truth, Bars bars) throws SQLException {
        SignalTruthCheck check = new SignalTruthCheck(connection, truth, bars);
        if (check.count("SELECT count(*) FROM report.signal_watch") == 0) {
            bars.line("  no product was watched for signals");
            return;
        }
        check.incidents();
        check.explained();
        check.bursts();
        check.virals();
        check.hubs();
        check.bestSlot();
    }

    private void incidents() throws SQLException {
        int judged = 0;
        int told = 0;
        for (JsonNode incident : truth.path("incidents")) {
            String product = incident.get("product").asText();
            String from = incident.get("from").asText();
            if (count(
                            "SELECT count(*) FROM report.signal_watch WHERE product_id = ? AND learning_until <= ?::timestamptz",
                            product,
                            from)
                    == 0) {
                bars.line("  %-14s incident of %s: its product was still being learned", product, from);
                continue;
            }
            judged++;
            String words = text(
                    """
                    SELECT 'told for ' || started || ', severity ' || severity || ': ' || explanation FROM report.signals
                    WHERE product_id = ? AND severity >= %d AND started < ?::timestamptz AND ended > ?::timestamptz
                    ORDER BY severity DESC LIMIT 1"""
                            .formatted(SEVERITY),
                    product,
                    incident.get("to").asText(),
                    from);
            told += words == null ? 0 : 1;
            bars.line("  %-14s incident of %s: %s", product, from, words == null ? "NOT TOLD" : words);
        }
        bars.atLeast("planted incidents told", told, judged, MOST, "");
    }

    /** What was planted for a product explains its signals while it lasts, and its returns and reviews five days later. */
    private void explained() throws SQLException {
        int signals = 0;
        int explained = 0;
        try (PreparedStatement query = connection.prepareStatement(
                """
                SELECT product_id, series, extract(epoch FROM started), extract(epoch FROM ended), explanation
                FROM report.signals WHERE severity >= ? ORDER BY started, product_id""")) {
            query.setInt(1, SEVERITY);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    signals++;
                    if (Planted.explains(truth, row.getString(1), row.getString(2), row.getLong(3), row.getLong(4))) {
                        explained++;
                    } else {
                        bars.line("  nothing planted explains: %s", row.getString(5));
                    }
                }
            }
        }
        bars.atLeast("signals that something planted explains", explained, signals, EXPLAINED, "");
    }

    private void bursts() throws SQLException {
        int bursts = 0;
        int seen = 0;
        int close = 0;
        for (JsonNode burst : truth.path("bursts")) {
            String tag = burst.get("hashtag").asText();
            double planted = burst.get("half_life_hours").asDouble();
            bursts++;
            seen += count(
                                    """
                                    SELECT count(*) FROM report.hashtag_hours WHERE tag_name = ? AND trend_score >= 3
                                      AND hour >= ?::timestamptz AND hour < ?::timestamptz + INTERVAL '12 hours'""",
                                    tag,
                                    burst.get("at").asText(),
                                    burst.get("at").asText())
                            > 0
                    ? 1
                    : 0;
            try (PreparedStatement query = connection.prepareStatement(
                    """
                    SELECT half_life_hours, half_life_low, coalesce(half_life_high, 'infinity'), phase FROM report.hashtag_hours
                    WHERE tag_name = ? AND half_life_hours IS NOT NULL ORDER BY hour DESC LIMIT 1""")) {
                query.setString(1, tag);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        bars.line("  #%-13s planted half-life %.0f h: no estimate", tag, planted);
                        continue;
                    }
                    double estimate = row.getDouble(1);
                    boolean right = Math.abs(estimate - planted) <= HALF_LIFE_ERROR * planted
                            || (row.getDouble(2) <= planted && planted <= row.getDouble(3));
                    close += right ? 1 : 0;
                    bars.line(
                            "  #%-13s planted half-life %.0f h, estimated %.1f h (%.1f to %.1f), %s",
                            tag, planted, estimate, row.getDouble(2), row.getDouble(3), row.getString(4));
                }
            }
        }
        bars.atLeast("planted bursts seen to trend within 12 hours", seen, bursts, ALL, "");
        bars.atLeast("half-lives within 20 % or their interval", close, bursts, MOST, "");
    }

    private void virals() throws SQLException {
        int planted = 0;
        int flagged = 0;
        for (JsonNode viral : truth.path("virals")) {
            planted++;
            String words = text(
                    """
                    SELECT 'flagged after ' || round(flagged_after_hours::numeric, 1) || ' hours, at ' || echoes_at_flag || ' of '
                           || echoes || ' echoes'
                    FROM report.viral_posts WHERE post_id = ? AND flagged_after_hours <= 6""",
                    viral.get("post").asText());
            flagged += words == null ? 0 : 1;
            bars.line(
                    "  %-14s viral post of %s, %d reposts: %s",
                    viral.get("product").asText(),
                    viral.get("at").asText(),
                    viral.get("reposts").asLong(),
                    words == null ? "NOT FLAGGED in six hours" : words);
        }
        bars.atLeast("planted viral posts flagged within six hours", flagged, planted, ALL, "");
        long all = count("SELECT count(*) FROM report.viral_posts");
        bars.atLeast("flagged posts that were planted", flagged, (int) all, EXPLAINED, "");
    }

    /** The tables know pseudonyms only, one per platform: the planted hubs are each platform's most followed authors. */
    private void hubs() throws SQLException {
        int hubs = truth.path("hubs").size();
        String first =
                "(SELECT author FROM report.influencer_network WHERE product_id = '' ORDER BY rank LIMIT 10) first";
        long right = count(
                """
                SELECT count(*) FROM %s WHERE author IN (
                    SELECT author FROM (SELECT author, row_number() OVER (PARTITION BY platform ORDER BY followers DESC, author) AS place
                                        FROM report.users) users WHERE place <= %d)"""
                        .formatted(first, hubs));
        bars.atLeast(
                "first ten influencers that are planted hubs",
                (int) right,
                (int) count("SELECT count(*) FROM " + first),
                0.9,
                "");
    }

    private void bestSlot() throws SQLException {
        JsonNode slot = truth.path("best_slot");
        if (slot.isMissingNode()) {
            return;
        }
        String platform = slot.get("platform").asText();
        if (count("SELECT count(*) FROM report.posting_times WHERE platform = ?", platform) == 0) {
            bars.line("  no hour of the week has posts enough on %s", platform);
            return;
        }
        long among = count(
                """
                SELECT count(*) FROM (SELECT hour FROM report.posting_times WHERE platform = ? GROUP BY hour
                                      ORDER BY avg(lower_bound) DESC, hour LIMIT 3) best WHERE hour = %d"""
                        .formatted(slot.get("hour").asInt()),
                platform);
        bars.atLeast("planted best hour among the first three", (int) among, 1, ALL, "");
    }

    private long count(String sql, String... values) throws SQLException {
        String count = text(sql, values);
        return count == null ? 0 : Long.parseLong(count);
    }

    private @Nullable String text(String sql, String... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setString(i + 1, values[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
