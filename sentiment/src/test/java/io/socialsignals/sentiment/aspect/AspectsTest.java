package io.socialsignals.sentiment.aspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Status;
import io.socialsignals.sentiment.Sentiment.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

class AspectsTest {
    @Test
    void fiveStarsOverABadTextContradict() {
        StarsAndText bad = StarsAndText.of(5, scored(0.9, 0.05));
        assertThat(bad.contradict()).isTrue();
        assertThat(bad.gap()).isNegative();
        assertThat(StarsAndText.of(1, scored(0.9, 0.05)).contradict()).isFalse();
        assertThat(StarsAndText.of(4, scored(0.1, 0.6)).contradict()).isFalse();
    }

    @Test
    void anUnscoredTextContradictsNothing() {
        Sentiment unscored = Sentiment.unscored(Status.LANGUAGE_UNSUPPORTED, "m", "pt");
        assertThat(StarsAndText.of(1, unscored).contradict()).isFalse();
        assertThatThrownBy(() -> StarsAndText.of(6, unscored)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void thePhraseThatOneProductIsBlamedForComesFirst() {
        NegativeDrivers drivers = new NegativeDrivers();
        for (int i = 0; i < 40; i++) {
            drivers.add("phone", "the battery died after " + i + " days, bad thing", true);
            drivers.add("phone", "lovely screen, nice phone " + i, false);
            drivers.add("kettle", "bad thing, it leaks " + i, true);
            drivers.add("kettle", "boils water quickly " + i, false);
        }
        List<NegativeDrivers.Driver> phone = drivers.of("phone", 5);
        assertThat(phone.get(0).phrase()).contains("battery");
        assertThat(phone).extracting(NegativeDrivers.Driver::phrase).doesNotContain("screen", "bad", "bad thing");
        assertThat(drivers.of("kettle", 5))
                .extracting(NegativeDrivers.Driver::phrase)
                .anyMatch(p -> p.contains("leaks"));
    }

    @Test
    void aProductWithoutNegativeReviewsHasNoDrivers() {
        NegativeDrivers drivers = new NegativeDrivers();
        drivers.add("phone", "nice", false);
        assertThat(drivers.of("phone", 5)).isEmpty();
        assertThat(drivers.of("unknown", 5)).isEmpty();
    }

    @Test
    void theDigestNamesTheBlameAndTheReviewThatContradictsItsStars() {
        ReviewDigest digest = new ReviewDigest();
        for (int i = 0; i < 6; i++) {
            digest.add(new ReviewDigest.Review("p" + i, "phone", 1, "the battery died, bad phone", -0.8, true));
            digest.add(new ReviewDigest.Review("l" + i, "lamp", 1, "too dark, bad lamp", -0.7, true));
            digest.add(new ReviewDigest.Review("g" + i, "lamp", 5, "bright and pretty", 0.9, false));
        }
        digest.add(new ReviewDigest.Review("odd", "phone", 5, "the battery died\n on day one", -0.9, true));
        assertThat(digest.products()).containsExactly("lamp", "phone");
        assertThat(digest.of("phone", 3, 2))
                .hasSize(3)
                .anyMatch(line -> line.startsWith("phone  7 reviews, 1.6 stars, 7 negative texts, 1 contradict"))
                .anyMatch(line -> line.contains("Blamed for: battery died (7 reviews)"))
                .anyMatch(line -> line.contains("5 stars, text -0.90: \"the battery died on day one\" [odd]"));
        assertThat(digest.of("nothing", 3, 2)).isEmpty();
    }

    private static Sentiment scored(double negative, double positive) {
        return new Sentiment(
                Status.SCORED,
                positive - negative,
                negative,
                1 - negative - positive,
                positive,
                0.5,
                Label.NEUTRAL,
                Tier.FAST,
                "m",
                "en");
    }
}
