package io.socialsignals.analytics.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.analytics.scorecard.Scorecard;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngagementTest {
    private static final long HOUR = 3_600_000;

    @Test
    void velocityIsTheEndOfTheFastestStretch() {
        EngagementVelocity velocity = new EngagementVelocity();
        assertThat(velocity.peakHours).isNaN();
        velocity.add(0, 0, HOUR, 10);
        velocity.add(0, HOUR, 2 * HOUR, 50);
        velocity.add(0, 2 * HOUR, 4 * HOUR, 20);
        assertThat(velocity.peakHours).isEqualTo(2);
        velocity.add(0, 4 * HOUR, 4 * HOUR + 1000, 1);
        assertThat(velocity.peakHours).as("one like in a second").isEqualTo(2);
        velocity.add(0, 5 * HOUR, 6 * HOUR, -30);
        assertThat(velocity.peakHours).isEqualTo(2);
    }

    @Test
    void aPostGoesViralWithTheHourInWhichEnoughAuthorsHaveEchoedIt() {
        EchoCascade cascade = new EchoCascade();
        cascade.feed(100, 20, 20);
        assertThat(cascade.isViral()).isFalse();
        cascade.feed(102, 15, 12);
        assertThat(cascade.isViral()).isTrue();
        cascade.feed(103, 40, 1);
        assertThat(cascade.flaggedHour).isEqualTo(102);
        assertThat(cascade.echoesAtFlag).isEqualTo(35);
        assertThat(cascade.peakHour).isEqualTo(103);
    }

    @Test
    void aFewLoudAuthorsOrASlowTrickleAreNotViral() {
        EchoCascade loud = new EchoCascade();
        loud.feed(100, 500, 3);
        assertThat(loud.isViral()).isFalse();
        EchoCascade slow = new EchoCascade();
        for (int hour = 0; hour < 40; hour++) {
            slow.feed(hour, 1, 1);
        }
        assertThat(slow.isViral()).isFalse();
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
