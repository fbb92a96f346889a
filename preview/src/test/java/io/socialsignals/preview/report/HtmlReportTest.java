package io.socialsignals.preview.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {
    private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void writesAPageWithItsPictureAndTheProductsRows(@TempDir Path folder) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
            String url = postgres.getJdbcUrl("postgres", "postgres");
            Migrations.apply(url, "postgres", "");
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                statement.execute(
                        """
                        INSERT INTO signals.commerce_metrics (product_id, region, currency, minute, views, purchases, units, revenue_minor)
                        SELECT p, '', 'EUR', timestamptz '2026-01-01T00:00:00Z' + h * interval '1 hour', 50, 5, 5, 5000
                        FROM generate_series(0, 47) h, unnest(ARRAY['mug', 'pan']) p
                        """);
                statement.execute(
                        """
                        INSERT INTO signals.signals (product_id, started, peak, ended, running, direction, severity, persistence, series,
                            involved, score, seen, expected, hours, explanation)
                        VALUES ('mug', '2026-01-01T05:00:00Z', '2026-01-01T06:00:00Z', '2026-01-01T07:00:00Z', false, 'up', 7, 'short', 'posts', '', 9, 80, 20, 2,
                            'posts rose to 80 where 20 is usual')
                        """);
            }
            ReadOnlyQueries queries = new ReadOnlyQueries(url, "postgres", null, "ss_reader");
            Path page = HtmlReport.write(queries, new ReportPeriod(FROM, FROM.plusSeconds(86_400), "mug"), folder);
            assertThat(Files.readString(page))
                    .contains("<td>mug</td><td>EUR</td><td class=\"n\">1,200</td><td class=\"n\">120</td>")
                    .contains("data:image/png;base64,")
                    .contains("posts rose to 80 where 20 is usual")
                    .contains("<td class=\"t\">2026-01-01 05:00</td>", "<th class=\"n\">Net revenue</th>")
                    .contains("Nothing in this period.")
                    .doesNotContain("<td>pan</td>");
            for (String chart : new String[] {"trends.png", "volume.png"}) {
                assertThat(ImageIO.read(folder.resolve(chart).toFile()).getWidth())
                        .isEqualTo(1400);
            }
        }
    }

    @Test
    void refusesAPeriodThatEndsBeforeItStarts() {
        assertThatThrownBy(() -> new ReportPeriod(FROM, FROM, null)).hasMessageContaining("before it starts");
    }
}
