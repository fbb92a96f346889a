package io.socialsignals.simulators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.EffectKind;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.scenario.Subject;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what a perfect job would say about the demo, spoils it, and looks whether it is told. */
class TruthCheckTest {
    /** Enough for posts about every subject. */
    private static final int RECORDS = 20_000;

    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;
    private static Scenario scenario;
    private static Path truth;

    @BeforeAll
    static void start() throws IOException {
        scenario = ScenarioReader.builtIn("demo");
        truth = folder.resolve("truth.json");
        try (Truth planted = new Truth(truth, scenario)) {
            Simulation simulation = Simulation.of(scenario);
            for (int i = 0; i < RECORDS; i++) {
                planted.accept(simulation.next());
            }
        }
        server = EmbeddedPostgres.builder().start();
        Migrations.apply(url(), "postgres", "");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void sayWhatIsTrue() throws SQLException {
        execute(
                "TRUNCATE signals.findings, signals.lead_lag_tests, signals.signals, signals.signal_watch, signals.hashtag_hours,"
                        + " signals.viral_posts, signals.influencers, signals.scored_posts, signals.post_engagement");
        saySignals();
        for (String pair : new String[] {
            "sentiment-revenue", "volume-purchases", "engagement-views", "sentiment-returns", "search-views"
        }) {
            say("p-zephyra", pair, "NO_RELATION", 0, false);
        }
        for (Scenario.Line line : scenario.products()) {
            int lag = line.effect().lagHours();
            if (line.effect().kind() != EffectKind.NONE) {
                say(
                        line.product().id(),
                        "SOCIAL_LEADS",
                        line.effect().kind() == EffectKind.SALES_LEAD ? -lag : lag,
                        true);
            }
        }
        for (Scenario.Promotion promotion : scenario.promotions()) {
            for (String product : promotion.products()) {
                say(product, "CONFOUNDED", 0, false);
            }
        }
    }

    @Test
    void perfectAnswersMeetEveryBar() throws Exception {
        TruthCheck.Report report = check();
        assertThat(report.text()).doesNotContain("MISSED").contains("error 0", "ok     null pairs ever announced");
        assertThat(report.passed()).isTrue();
    }

    @Test
    void errorOfTheStrengthIsToldForEachEffectAtItsLag() throws Exception {
        for (String product : new String[] {"p-zephyra", "p-vibraxo"}) {
            execute("DELETE FROM signals.social_metrics WHERE product_id = '" + product + "'");
        }
        JsonNode drivers = new ObjectMapper().readTree(truth.toFile()).get("drivers");
        // Sentiment is a tenth of the driver, of so many posts that nothing is shrunk away.
        for (String product : new String[] {"p-zephyra", "p-vibraxo"}) {
            JsonNode tone = drivers.get(product).get("tone");
            List<String> rows = new ArrayList<>();
            for (int hour = 0; hour < 336; hour++) {
                long micro = Math.round(1e12 * 0.1 * tone.get(hour).asDouble());
                rows.add("('%s', 'x', %s, 1000000, 1000000, %d)".formatted(product, at(hour), micro));
            }
            execute(
                    "INSERT INTO signals.social_metrics (product_id, platform, minute, posts, scored, polarity_micro) VALUES "
                            + String.join(", ", rows));
        }
        // Planted: 7 ln(purchases) per unit of sentiment; 1/6 of sentiment per ln(purchases).
        change("p-zephyra", 100 * Math.expm1(0.7));
        change("p-vibraxo", 0.5 * Math.log(1.1) / 6);
        String text = check().text();
        assertThat(line(text, "p-zephyra")).containsPattern("for 7.00 planted \\(error [+-]0 %\\)");
        assertThat(line(text, "p-vibraxo")).contains("for 0.17 planted (error -50 %)");
        execute("UPDATE signals.findings SET lag_seconds = 18000 WHERE product_id = 'p-zephyra'");
        assertThat(line(check().text(), "p-zephyra")).contains("strength not compared at another lag");
        execute("TRUNCATE signals.social_metrics");
    }

    @Test
    void anAnnouncementThatWasTakenBackLaterStillCountsAsFalse() throws Exception {
        say("p-torvex", "SOCIAL_LEADS", 4, true);
        say("p-hushlet", "SOCIAL_LEADS", 4, true);
        execute("UPDATE signals.findings SET status = 'withdrawn' WHERE product_id IN ('p-torvex', 'p-hushlet')");
        execute("UPDATE signals.lead_lag_tests SET verdict = 'NO_RELATION'"
                + " WHERE product_id IN ('p-torvex', 'p-hushlet')");
        assertThat(check().text())
                .contains("chance null pairs ever announced")
                .contains("2 of 20", "at that rate 26 % of runs have so many")
                .contains("ok     false discoveries in the newest window");
    }

    @Test
    void aConfoundedPairThatTheNewestWindowCallsIsAFalseDiscovery() throws Exception {
        say("p-steamzi", "SIMULTANEOUS", 0, false);
        assertThat(check().text())
                .contains("ok     null pairs ever announced")
                .contains("chance false discoveries in the newest window")
                .contains("1 of 7 [p-steamzi sentiment-purchases]");
    }

    private static void change(String product, double change) throws SQLException {
        execute("UPDATE signals.lead_lag_tests SET change = " + change + " WHERE product_id = '" + product + "'");
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith("  " + start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void missedEffectAndWrongLagAreTold() throws Exception {
        execute("DELETE FROM signals.findings WHERE product_id = 'p-zephyra'");
        execute("UPDATE signals.findings SET lag_seconds = 18000 WHERE product_id = 'p-sonquil'");
        TruthCheck.Report report = check();
        assertThat(report.passed()).isFalse();
        assertThat(report.text())
                .contains("NOT FOUND", "MISSED planted effects found", "MISSED exact lag", "(error 1)");
    }

    @Test
    void falseAnnouncementsAndConfoundedPairsSoldAsALeadAreTold() throws Exception {
        for (String product : new String[] {"p-torvex", "p-hushlet", "p-whiskaro", "p-velouna"}) {
            say(product, "SOCIAL_LEADS", 4, true);
        }
        execute("UPDATE signals.lead_lag_tests SET verdict = 'NO_RELATION' WHERE product_id = 'p-purola'");
        say("p-steamzi", "SOCIAL_LEADS", 0, true);
        say("p-steamzi", "volume-purchases", "NO_RELATION", 0, true);
        say("p-steamzi", "sentiment-revenue", "NO_RELATION", 0, true);
        TruthCheck.Report report = check();
        assertThat(report.passed()).isFalse();
        assertThat(report.text())
                .contains("MISSED null pairs ever announced", "4 of 20 [p-hushlet sentiment-purchases, p-torvex")
                .contains("MISSED false discoveries in the newest window")
                .contains("MISSED promoted products named", "MISSED their pairs ever sold");
    }

    @Test
    void missedIncidentsBurstsAndViralPostsAndSignalsOutOfNothingAreTold() throws Exception {
        execute("DELETE FROM signals.signals");
        execute("DELETE FROM signals.hashtag_hours WHERE tag_name = 'glassskinmist'");
        execute("UPDATE signals.viral_posts SET flagged_at = flagged_at + INTERVAL '1 day'");
        execute("UPDATE signals.influencers SET author = 'nobody' || rank WHERE rank > 2");
        signal("p-torvex", "posts", 200, 204);
        TruthCheck.Report report = check();
        assertThat(report.passed()).isFalse();
        assertThat(report.text())
                .contains("NOT TOLD", "MISSED planted incidents told", "nothing planted explains: Torvex Trail: words")
                .contains(
                        "MISSED planted bursts seen",
                        "MISSED planted viral posts flagged",
                        "MISSED first ten influencers");
    }

    @Test
    void topicsThatMixSubjectsAndPostsWithoutTopicAreTold() throws Exception {
        assertThat(check().text()).contains("no post whose subject is known has a topic");
        JsonNode subjects = new ObjectMapper().readTree(truth.toFile()).get("subjects");
        int topic = 0;
        List<String> rows = new ArrayList<>();
        for (JsonNode ids : subjects) {
            for (JsonNode id : ids) {
                rows.add("('%s', '2026-01-06Z', 'x', 'someone', 1, 't', 'SCORED', %d)".formatted(id.asText(), topic));
            }
            topic++;
        }
        int posts = rows.size();
        execute(
                "INSERT INTO signals.scored_posts (post_id, at, platform, author, followers, text, status, topic_id) VALUES "
                        + String.join(", ", rows));
        assertThat(topic).isEqualTo(Subject.values().length);
        assertThat(check().text())
                .contains("ok     purity of topics, by planted subject             1.000")
                .contains(posts + " of " + posts + " posts in " + topic + " topics, 0 in none");

        execute("UPDATE signals.scored_posts SET topic_id = 0 WHERE topic_id IN (1, 2, 3)");
        TruthCheck.Report mixed = check();
        assertThat(mixed.passed()).isFalse();
        assertThat(mixed.text()).contains("MISSED purity of topics, by planted subject");

        execute("UPDATE signals.scored_posts SET topic_id = -1 WHERE topic_id IS NOT NULL");
        assertThat(check().text()).contains("0.000 (>= 0.85)  0 of " + posts + " posts in 0 topics");
    }

    /** What a perfect job would tell of signals, hashtags, viral posts and influencers. */
    private static void saySignals() throws SQLException {
        execute(
                "INSERT INTO signals.products VALUES ('p-torvex', 'Torvex Trail', '', '', '', '', 1, 'EUR') ON CONFLICT DO NOTHING");
        for (Scenario.Line line : scenario.products()) {
            execute("INSERT INTO signals.signal_watch VALUES ('%s', '2026-01-05Z', '2026-01-08Z')"
                    .formatted(line.product().id()));
        }
        for (Scenario.Incident incident : scenario.incidents()) {
            signal(incident.product(), "negative_share", incident.fromHour(), incident.fromHour() + incident.hours());
        }
        for (Scenario.Burst burst : scenario.bursts()) {
            execute(
                    """
                    INSERT INTO signals.hashtag_hours
                    VALUES ('%s', %s, 9, 50, 60, 400, 'DECLINING', %<s, %<s, %s, %s, %s, 'fad')"""
                            .replace("%<s", at(burst.atHour()))
                            .formatted(
                                    burst.tag(),
                                    at(burst.atHour() + 3),
                                    burst.halfLifeHours(),
                                    burst.halfLifeHours() - 1,
                                    burst.halfLifeHours() + 1));
        }
        for (int v = 0; v < scenario.virals().size(); v++) {
            int hour = scenario.virals().get(v).atHour();
            execute("INSERT INTO signals.viral_posts VALUES ('v%d.%s', %s, %s, 40, 600, 590, %s, 90)"
                    .formatted(v, Integer.toString(hour * 60, 36), at(hour), at(hour + 1), at(hour)));
        }
        for (int hub = 0; hub < scenario.authors().hubs(); hub++) {
            execute("INSERT INTO signals.influencers VALUES ('', '2026-01-18Z', %d, 'hub%d', 50, 0.1, 9, 3, 3, 3)"
                    .formatted(hub + 1, hub));
            execute(
                    """
                    INSERT INTO signals.scored_posts (post_id, at, platform, author, followers, text, status)
                    VALUES ('h%d', '2026-01-06Z', 'x', 'hub%<d', %d, 't', 'SCORED')"""
                            .replace("%<d", Integer.toString(hub))
                            .formatted(hub, 9000 - hub));
        }
    }

    private static String at(int hour) {
        return "timestamptz '2026-01-05Z' + INTERVAL '" + hour + " hours'";
    }

    private static void signal(String product, String series, int from, int to) throws SQLException {
        execute(
                "INSERT INTO signals.signals VALUES ('%s', %s, %s, %s, false, 'up', 6, 'short', '%s', '', 6, 1, 1, 3, 'words')"
                        .formatted(product, at(from), at(from), at(to), series));
    }

    private static TruthCheck.Report check() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url())) {
            return TruthCheck.run(connection, truth);
        }
    }

    private static void say(String product, String verdict, int lagHours, boolean announced) throws SQLException {
        say(product, "sentiment-purchases", verdict, lagHours, announced);
    }

    private static void say(String product, String pair, String verdict, int lagHours, boolean announced)
            throws SQLException {
        execute(
                """
                INSERT INTO signals.lead_lag_tests
                VALUES ('%s', '%s', 'hourly', '2026-01-19Z', '2026-01-05Z', 3600, 'sentiment', 'purchases', '%s',
                        '', '', %d, .5, .4, .6, 330, 300, 0, 0, 70, .5, .5, '', 2, 1, 3, 9, 0, 1, '', 'confirmed')
                ON CONFLICT (product_id, pair, family, window_end) DO UPDATE SET verdict = excluded.verdict"""
                        .formatted(product, pair, verdict, lagHours * 3600));
        if (announced) {
            execute(
                    """
                    INSERT INTO signals.findings
                    VALUES ('%s', '%s', 'hourly', '2026-01-12Z', 'confirmed', '2026-01-12Z', '2026-01-12Z',
                            '2026-01-19Z', %d, .5, .4, .6, 300, 0, '', '2026-01-05Z', '2026-01-19Z', 0)"""
                            .formatted(product, pair, lagHours * 3600));
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }
}
