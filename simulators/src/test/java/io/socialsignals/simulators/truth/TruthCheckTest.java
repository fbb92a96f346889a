package io.socialsignals.simulators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.EffectKind;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Says what a perfect job would say about the demo, spoils it, and looks whether it is told. */
class TruthCheckTest {
    @TempDir
    static Path folder;

    private static EmbeddedPostgres server;
    private static Scenario scenario;
    private static Path truth;

    @BeforeAll
    static void start() throws IOException {
        scenario = ScenarioReader.builtIn("demo");
        truth = folder.resolve("truth.json");
        new Truth(truth, scenario).close();
        server = EmbeddedPostgres.builder().start();
        Migrations.apply(url(), "postgres", "");
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void sayWhatIsTrue() throws SQLException {
        execute("TRUNCATE signals.findings, signals.lead_lag_tests");
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
        say("p-torvex", "SOCIAL_LEADS", 4, true);
        say("p-hushlet", "SOCIAL_LEADS", 9, true);
        execute("UPDATE signals.lead_lag_tests SET verdict = 'NO_RELATION' WHERE product_id = 'p-purola'");
        say("p-steamzi", "SOCIAL_LEADS", 0, true);
        TruthCheck.Report report = check();
        assertThat(report.passed()).isFalse();
        assertThat(report.text())
                .contains("MISSED null pairs ever announced")
                .contains("[p-hushlet sentiment-purchases, p-torvex sentiment-purchases]")
                .contains("MISSED promoted products named", "MISSED their pairs ever sold");
    }

    private static TruthCheck.Report check() throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url())) {
            return TruthCheck.run(connection, truth);
        }
    }

    private static void say(String product, String verdict, int lagHours, boolean announced) throws SQLException {
        execute(
                """
                INSERT INTO signals.lead_lag_tests
                VALUES ('%s', 'sentiment-purchases', 'hourly', '2026-01-19Z', '2026-01-05Z', 3600, 'sentiment', 'purchases', '%s',
                        '', '', %d, .5, .4, .6, 330, 300, 0, 0, 70, .5, .5, '', 2, 1, 3, 9, 0, 1, '', 'confirmed')
                ON CONFLICT (product_id, pair, family, window_end) DO UPDATE SET verdict = excluded.verdict"""
                        .formatted(product, verdict, lagHours * 3600));
        if (announced) {
            execute(
                    """
                    INSERT INTO signals.findings
                    VALUES ('%s', 'sentiment-purchases', 'hourly', '2026-01-12Z', 'confirmed', '2026-01-12Z', '2026-01-12Z',
                            '2026-01-19Z', %d, .5, .4, .6, 300, 0, '', '2026-01-05Z', '2026-01-19Z', 0)"""
                            .formatted(product, lagHours * 3600));
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
