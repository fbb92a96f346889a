package io.socialsignals.preview.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.preview.alerting.PlantedShop.Plant;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every rule, played forward over data whose incidents are known, as the reader role. */
final class AlertsTest {
    private static final long MINUTE = 60_000;
    private static final int QUIET_HOURS = 7;
    private static final int SEVERE = 5;
    private static final long NOW = PlantedShop.START;
    private static EmbeddedPostgres postgres;
    private static Connection database;
    private static ReadOnlyQueries reader;

    @BeforeAll
    static void migrate() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        Migrations.apply(url, "postgres", "");
        database = postgres.getPostgresDatabase().getConnection();
        reader = new ReadOnlyQueries(url, "postgres", null, "ss_reader");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
        postgres.close();
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
        int falseAlarms = 0;
        System.out.println("alert            planted  fired  right  precision  recall");
        for (Map.Entry<String, AlertState> entry : states.entrySet()) {
            AlertState state = entry.getValue();
            Set<String> found = new HashSet<>();
            int right = 0;
            for (AlertState.Firing firing : state.past()) {
                for (PlantedShop shop : shops) {
                    long from = PlantedShop.START + shop.plant.from() * PlantedShop.HOUR;
                    long to = PlantedShop.START + (shop.plant.to() + 2) * PlantedShop.HOUR;
                    if (shop.plant.alert().equals(entry.getKey())
                            && firing.labels().contains("product_id=" + shop.id + "}")
                            && firing.from() >= from
                            && firing.from() <= to) {
                        right++;
                        found.add(shop.id);
                    }
                }
            }
            long planted = shops.stream()
                    .filter(shop -> shop.plant.alert().equals(entry.getKey()))
                    .count();
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %7d %6d %6d %10.2f %7.2f%n",
                    entry.getKey(),
                    planted,
                    state.past().size(),
                    right,
                    state.past().isEmpty() ? 1.0 : (double) right / state.past().size(),
                    (double) found.size() / planted);
            assertThat(found).as("%s: recall", entry.getKey()).hasSize((int) planted);
            assertThat(state.past())
                    .as("%s: fired without a cause", entry.getKey())
                    .hasSize(right);
            assertThat(state.firing()).as("%s: resolved", entry.getKey()).isFalse();
        }
        // 18 products over 18 days: at most one false alarm in 324 days of one product.
        assertThat(falseAlarms).as("false alarms").isLessThanOrEqualTo(1);
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
        assertThat(state.firing()).isFalse();
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
        assertThat(state.firing()).isFalse();
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
    }

    @Test
    void a_refused_row_fires_and_no_failing_job_does_not() throws SQLException {
        assertThat(rule("rows-refused").values(reader, NOW)).containsValue(0.0);
        execute("INSERT INTO signals.refused_rows VALUES ('t', 'k', 'r', '22003', 'out of range')");

        AlertState state = new AlertState(rule("rows-refused"));
        evaluate(state, "rows-refused", 1);

        assertThat(state.firing()).isTrue();
        assertThat(rule("database-job-failing").values(reader, NOW)).containsValue(0.0);
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
