package io.socialsignals.analytics.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.scorecard.Scorecard;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EngagementTest {
    private static final EngagementCounts COUNTS = new EngagementCounts(80, 15, 5, 20, 30, 10, 2000, 3000);

    @Test
    void ratesAreTheWrittenFormulas() {
        EngagementRates rates = EngagementRates.of(COUNTS);
        assertThat(rates.engagementRate()).isCloseTo(5.0, within(1e-12));
        assertThat(rates.viralityScore()).isCloseTo((0.7 * 5 + 0.3 * 15) / 2000 * 100, within(1e-12));
        assertThat(rates.clickThroughRate()).isCloseTo(1.0, within(1e-12));
        assertThat(rates.saveRate()).isCloseTo(1.0, within(1e-12));
        assertThat(rates.shareRate()).isCloseTo(0.25, within(1e-12));
        assertThat(rates.profileVisitRate()).isCloseTo(0.5, within(1e-12));
        assertThat(EngagementRates.followerGrowth(200, 210)).isCloseTo(5.0, within(1e-12));
    }

    @Test
    void withoutReachThereIsNoRate() {
        EngagementRates rates = EngagementRates.of(new EngagementCounts(80, 15, 5, 20, 30, 10, 0, 0));
        assertThat(rates).isEqualTo(new EngagementRates(null, null, null, null, null, null));
        assertThat(EngagementRates.followerGrowth(0, 10)).isNull();
        assertThat(QualityScore.of(EngagementCounts.NONE, 2)).isNull();
    }

    @Test
    void qualityRisesWithRateAndConversation() {
        QualityScore usual = QualityScore.of(new EngagementCounts(100, 0, 0, 0, 0, 0, 2000, 0), 5);
        QualityScore better = QualityScore.of(new EngagementCounts(160, 25, 25, 15, 0, 0, 2000, 0), 5);
        assertThat(usual.value()).isCloseTo(20, within(1e-9));
        assertThat(usual.tier()).isEqualTo("poor");
        assertThat(better.value()).isBetween(usual.value(), 100.0);
        assertThat(better.tier()).isEqualTo("good");
    }

    @Test
    void velocityIsTheHourOfTheStrongestGain() {
        PostCurve curve = new PostCurve();
        curve.feed(1, 10, Double.NaN);
        curve.feed(2, 60, Double.NaN);
        curve.feed(4, 80, Double.NaN);
        assertThat(curve.hoursToPeak()).isEqualTo(2);
        assertThat(new PostCurve().hoursToPeak()).isNaN();
    }

    @Property(tries = 100)
    void theCurveHoldsWhatTheSnapshotsGained(@ForAll @Size(8) List<@DoubleRange(min = 0, max = 40) Double> ages) {
        PostCurve curve = new PostCurve();
        Collections.sort(ages);
        double total = 0;
        for (double age : ages) {
            if (age > curve.lastAgeHours) {
                total += 10;
                curve.feed(age, total, Double.NaN);
            }
        }
        double sum = 0;
        for (float hour : curve.byHour) {
            sum += hour;
        }
        assertThat(sum).isCloseTo(total, within(1e-3));
    }

    @Test
    void aPostThatRunsAheadIsToldOnceWithItsHour() {
        PostCurve curve = new PostCurve();
        assertThat(curve.feed(1, 40, 5)).isFalse();
        assertThat(curve.feed(2.5, 120, 12)).isTrue();
        assertThat(curve.feed(3, 300, 14)).isFalse();
        assertThat(curve.viralAtHour).isEqualTo(2);
    }

    @Test
    void thePlantedBestHourIsFound() {
        Scorecard card = PostingTimeScorecard.run(20);
        assertThat(card.passed()).as(card.text()).isTrue();
    }

    @Test
    void tooFewPostsGiveNoAdvice() {
        assertThat(PostingTime.rank(List.of(new PostedAt("a", "t", 5, 3)))).isEmpty();
        assertThat(PostingTime.rank(List.of())).isEmpty();
    }
}
