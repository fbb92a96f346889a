package io.socialsignals.analytics.leadlag.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class LeadLagScorecardTest {
    @Test
    void measuresTheSameTwiceAndCountsWhatItMissed() throws IOException {
        String once = printed();
        assertThat(once).isEqualTo(printed());
        assertThat(once).contains("planted beta 0.3, 14 days", "skipped: published series", "figures, ");
    }

    @Test
    void publishedSeriesGiveThePublishedAnswers() throws IOException {
        String configured = System.getenv("SOCIAL_SIGNALS_DATA");
        Path data = configured == null ? Path.of("..", "..", "shared", "data") : Path.of(configured);
        Assumptions.assumeTrue(Files.isDirectory(data), "no " + data);
        List<Figure> figures = new ArrayList<>();
        new RealSeries(data, figures::add).run();
        assertThat(figures).hasSize(10).allMatch(Figure::met);
    }

    private static String printed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        LeadLagScorecard card = new LeadLagScorecard(new PrintStream(bytes, true, StandardCharsets.UTF_8), null);
        card.run(0.01);
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
