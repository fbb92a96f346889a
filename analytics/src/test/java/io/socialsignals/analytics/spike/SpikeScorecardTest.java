package io.socialsignals.analytics.spike;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.scorecard.Scorecard;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpikeScorecardTest {

    @Test
    void plantedIncidentsAreToldAndCalmProductsStayQuiet() {
        Scorecard card = SpikeScorecard.run(8, List.of());
        assertThat(card.passed()).as(card.text()).isTrue();
    }

    @Test
    void benchmarkRowsAreAddedWhereTheSeriesAreAtHand() throws IOException {
        Scorecard card = SpikeScorecard.run(1, NabData.tweets());
        assertThat(card.text()).contains("Numenta benchmark, tweet series, fixed threshold");
    }
}
