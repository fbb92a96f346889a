package io.socialsignals.analytics.leadlag.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
        StringWriter text = new StringWriter();
        new LeadLagScorecard(new PrintWriter(text), null).run(0.01);
        return text.toString();
    }
}
