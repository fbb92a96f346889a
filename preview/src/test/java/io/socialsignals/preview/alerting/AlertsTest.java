package io.socialsignals.preview.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.preview.alerting.AlertScores.Planted;
import io.socialsignals.preview.alerting.PlantedShop.Plant;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/**
 * Every rule, played forward over data whose incidents are known, as the reader role: on plain PostgreSQL, or on TimescaleDB
 * where {@code SOCIAL_SIGNALS_TIMESCALE_URL} names one.
 */
final class AlertsTest {
    private static final long MINUTE = 60_000;
    private static final int QUIET_HOURS = 7;
    private static final int SEVERE = 5;
    private static final long NOW = PlantedShop.START;
    private static final AlertScores SCORES = new AlertScores();
    private static @Nullable EmbeddedPostgres postgres;
    private static Connection database;
    private static ReadOnlyQueries reader;

    @BeforeAll
    static void migrate() throws Exception {
        String server = System.getenv("SOCIAL_SIGNALS_TIMESCALE_URL");
        if (server == null) {
            postgres = EmbeddedPostgres.builder().start();
            server = postgres.getJdbcUrl("postgres", "postgres");
        }
        String name = "alerts_" + ProcessHandle.current().pid();
        try (Connection connection = DriverManager.getConnection(server);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        String url = server.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
        Properties login = Driver.parseURL(server, new Properties());
        String user = login.getProperty("user");
        Migrations.apply(url, user, login.getProperty("password", ""));
        database = DriverManager.getConnection(url);
        reader = new ReadOnlyQueries(url, user, login.getProperty("password", ""), "ss_reader");
    }

    /** The table of every rule; docs/dashboards.md quotes it. */
    @AfterAll
    static void stop() throws Exception {
        System.out.println(SCORES.table());
        database.close();
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void empty() throws SQLException {
        execute("TRUNCATE signals.products, signals.signals, signals.social_metrics, signals.commerce_metrics,"
                + " signals.pipeline_funnel, signals.findings, signals.refused_rows");
    }

    @Test
    void each_planted_incident_fires_its_alert_which_resolves_and_nothing_else_fires() throws SQLException {
        List<PlantedShop> shops = new ArrayList<>();
        String[] kinds = {
            "sentiment-drop", "sentiment-surge", "volume-spike", "sales-drop", "sales-spike", "return-rise"
        };
        for (int i = 0; i < 18; i++) {
            int from = (11 + i % 5) * 24 + 6 + i % 12;
            Plant plant = i < 12 ? planted(kinds[i % 6], from, from + 2 + i % 4) : Plant.NONE;
            shops.add(new PlantedShop(String.format(Locale.ROOT, "p%02d", i), plant, 1000 + i));
        }
        Map<String, AlertState> states = new LinkedHashMap<>();
        List<AlertRule> rules = AlertRule.shipped().stream()
                .filter(rule -> Set.of(kinds).contains(rule.uid()))
                .toList();
        rules.forEach(rule -> states.put(rule.uid(), new AlertState(rule)));
        for (PlantedShop shop : shops) {
            shop.register(database);
        }
        database.setAutoCommit(false);
        int severe = Integer.MIN_VALUE / 2;
        try (PlantedShop.Rows rows = new PlantedShop.Rows(database)) {
            for (int hour = 0; hour < PlantedShop.DAYS * 24; hour++) {
                for (PlantedShop shop : shops) {
                    severe = shop.play(hour, rows, database) >= SEVERE ? hour : severe;
                }
                rows.send();
                database.commit();
                // Without a severe incident in the last hours no rule can fire, so nothing has to be asked.
                for (int minute = 1; minute <= 2 && hour - severe <= QUIET_HOURS; minute++) {
                    for (AlertRule rule : rules) {
                        long now = PlantedShop.START + (hour + 1) * PlantedShop.HOUR + minute * MINUTE;
                        AlertState state = states.get(rule.uid());
                        if (minute == 1 || state.pending()) {
                            state.evaluate(now, rule.values(reader, now));
                        }
                    }
                }
            }
        }
        database.setAutoCommit(true);

        score(shops, states);
    }

    private static Plant planted(String kind, int from, int to) {
        return switch (kind) {
            case "sentiment-drop" -> new Plant(kind, from, to, 1.2, 1, 1, 0.6, 0.1);
            case "sentiment-surge" -> new Plant(kind, from, to, 1.2, 1, 1, 0.02, 0.7);
            case "volume-spike" -> new Plant(kind, from, to, 4, 1, 1, 0.15, 0.25);
            case "sales-drop" -> new Plant(kind, from, to, 1, 0.05, 0.05, 0.15, 0.25);
            case "sales-spike" -> new Plant(kind, from, to, 1, 3.5, 3.5, 0.15, 0.25);
            default -> new Plant(kind, from, to, 1, 1, 8, 0.15, 0.25);
        };
    }

    private static void score(List<PlantedShop> shops, Map<String, AlertState> states) {
        states.forEach((rule, state) -> {
            List<Planted> planted = shops.stream()
                    .filter(shop -> shop.plant.alert().equals(rule))
                    .map(shop -> new Planted(
                            "product_id=" + shop.id + "}",
                            NOW + shop.plant.from() * PlantedShop.HOUR,
                            NOW + (shop.plant.to() + 2) * PlantedShop.HOUR))
                    .toList();
            assertThat(planted).as(rule).hasSizeGreaterThan(1);
            flawless(rule, planted, state);
        });
    }

    /** Every incident told and over, nothing else told. */
    private static void flawless(String rule, List<Planted> planted, AlertState state) {
        var score = SCORES.add(rule, planted, state);
        assertThat(score.recall()).as("%s: recall of %s", rule, score).isEqualTo(1);
        assertThat(score.precision()).as("%s: precision of %s", rule, score).isEqualTo(1);
        assertThat(score.resolved()).as("%s: resolved of %s", rule, score).isEqualTo(score.fired());
    }

    @Test
    void a_stalled_pipeline_fires_after_its_wait_and_resolves_when_records_flow_again() throws SQLException {
        AlertState state = new AlertState(rule("pipeline-stalled"));
        for (int minute = 0; minute < 40; minute++) {
            boolean stalled = minute >= 10 && minute < 25;
            if (!stalled) {
                funnel("social.posts", "raw", minute, 50);
            }
            evaluate(state, "pipeline-stalled", minute + 1);
        }

        assertThat(state.past()).hasSize(1);
        assertThat((state.past().get(0).from() - NOW) / MINUTE).isBetween(17L, 18L);
        assertThat((state.past().get(0).to() - NOW) / MINUTE).isEqualTo(26L);
        flawless("pipeline-stalled", List.of(minutes("", 10, 25)), state);
    }

    @Test
    void an_empty_database_counts_as_stalled() throws SQLException {
        assertThat(rule("pipeline-stalled").values(reader, NOW))
                .containsValue(86_400.0)
                .hasSize(1);
    }

    @Test
    void rejects_fire_for_their_topic_only_and_not_on_a_handful_of_records() throws SQLException {
        AlertState state = new AlertState(rule("reject-rate"));
        for (int minute = 0; minute < 90; minute++) {
            boolean bad = minute >= 20 && minute < 40;
            funnel("social.posts", "raw", minute, 100);
            funnel("social.posts", "rejected", minute, bad ? 20 : 1);
            funnel("commerce.events", "raw", minute, 100);
            funnel("commerce.reviews", "raw", minute, 1);
            funnel("commerce.reviews", "rejected", minute, 1);
            evaluate(state, "reject-rate", minute + 1);
        }

        assertThat(state.past()).singleElement().satisfies(firing -> {
            assertThat(firing.labels()).isEqualTo("{topic=social.posts}");
            assertThat((firing.from() - NOW) / MINUTE).isBetween(24L, 34L);
            assertThat((firing.to() - NOW) / MINUTE).isBetween(45L, 56L);
        });
        flawless("reject-rate", List.of(minutes("topic=social.posts", 20, 40)), state);
    }

    @Test
    void a_confirmed_lead_is_told_for_a_day() throws SQLException {
        execute(
                """
                INSERT INTO signals.findings (product_id, pair, family, first_seen, status, since, confirmed_at, tested_at,
                    lag_seconds, effect, window_start, window_end, misses)
                SELECT id, 'posts -> purchases', 'hourly', t, status, t, CASE WHEN status = 'confirmed' THEN t END, t, lag, '', t, t, 0
                FROM (VALUES ('p1', 'confirmed', 10800), ('p2', 'candidate', 7200), ('p3', 'confirmed', 0)) f (id, status, lag),
                     (SELECT to_timestamp(%d / 1000.0) AS t) now"""
                        .formatted(NOW + 5 * PlantedShop.HOUR));
        AlertState state = new AlertState(rule("new-lead"));
        for (int hour = 0; hour < 48; hour++) {
            evaluate(state, "new-lead", hour * 60L);
        }

        assertThat(state.past()).singleElement().satisfies(firing -> {
            assertThat(firing.labels()).contains("product_id=p1", "direction=social leads");
            assertThat(firing.to() - firing.from()).isEqualTo(24 * PlantedShop.HOUR);
        });
        flawless("new-lead", List.of(minutes("product_id=p1", 5 * 60, 6 * 60)), state);
    }

    @Test
    void refused_rows_fire_until_somebody_has_dealt_with_them() throws SQLException {
        AlertState state = new AlertState(rule("rows-refused"));
        for (int minute = 0; minute < 30; minute++) {
            if (minute == 10) {
                execute("INSERT INTO signals.refused_rows VALUES ('t', 'k', 'r', '22003', 'out of range')");
            } else if (minute == 20) {
                execute("DELETE FROM signals.refused_rows");
            }
            evaluate(state, "rows-refused", minute);
        }

        flawless("rows-refused", List.of(minutes("", 10, 11)), state);
    }

    @Test
    void a_job_that_keeps_failing_fires_and_one_failed_run_does_not() throws SQLException {
        AlertState state = new AlertState(rule("database-job-failing"));
        assertThat(rule("database-job-failing").values(reader, NOW)).containsValue(0.0);
        String jobs = queryText("SELECT pg_get_viewdef('report.database_jobs'::regclass)");
        // Plain PostgreSQL has no jobs: a table says what TimescaleDB's own view would say of one.
        execute(
                """
                CREATE TABLE signals.job_status (last_status text);
                INSERT INTO signals.job_status VALUES ('Success');
                CREATE OR REPLACE VIEW report.database_jobs AS
                SELECT 1 AS job_id, 'drop old rows'::text AS job, ''::text AS table_name, last_status,
                       NULL::timestamptz AS last_started, NULL::timestamptz AS next_start,
                       0::bigint AS runs, 0::bigint AS failures, NULL::text AS last_error
                FROM signals.job_status""");
        try {
            for (int minute = 0; minute < 90; minute++) {
                boolean fails = minute >= 10 && minute < 20 || minute >= 40 && minute < 70;
                execute("UPDATE signals.job_status SET last_status = '" + (fails ? "Failed" : "Success") + "'");
                evaluate(state, "database-job-failing", minute);
            }
        } finally {
            execute("CREATE OR REPLACE VIEW report.database_jobs AS " + jobs + "; DROP TABLE signals.job_status");
        }

        flawless("database-job-failing", List.of(minutes("", 40, 70)), state);
    }

    private static Planted minutes(String labels, long from, long to) {
        return new Planted(labels, NOW + from * MINUTE, NOW + to * MINUTE);
    }

    private static String queryText(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1).replace(";", "");
        }
    }

    private static AlertRule rule(String uid) {
        return AlertRule.shipped().stream()
                .filter(rule -> rule.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static void evaluate(AlertState state, String uid, long minute) throws SQLException {
        long now = NOW + minute * MINUTE;
        state.evaluate(now, rule(uid).values(reader, now));
    }

    private static void funnel(String topic, String stage, int minute, int records) throws SQLException {
        execute("INSERT INTO signals.pipeline_funnel VALUES ('" + topic + "', '" + stage + "', '', to_timestamp("
                + (NOW / 1000 + minute * 60L) + "), " + records + ")");
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
