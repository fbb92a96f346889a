package io.socialsignals.analytics.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.analytics.spike.Reading.State;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

class MeanDetectorTest {

    private static MeanState calmShare(int hours, double share) {
        MeanState state = new MeanState();
        BinomialDistribution hits = new BinomialDistribution(new Well19937c(7), 40, share);
        for (int hour = 0; hour < hours; hour++) {
            assertThat(MeanDetector.feedShare(state, hour, 40, hits.sample()).abnormal())
                    .isFalse();
        }
        return state;
    }

    @Test
    void aJumpOfTheNegativeShareIsToldInItsFirstHour() {
        MeanState state = calmShare(400, 0.15);
        Reading reading = MeanDetector.feedShare(state, 400, 40, 22);
        assertThat(reading.state()).isEqualTo(State.ABNORMAL);
        assertThat(reading.severity()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void aSmallerRiseIsToldBySixHoursTogether() {
        MeanState state = calmShare(400, 0.15);
        Reading reading = MeanDetector.feedShare(state, 400, 40, 12);
        assertThat(reading.abnormal()).isFalse();
        for (int hour = 401; hour < 406; hour++) {
            reading = MeanDetector.feedShare(state, hour, 40, 12);
        }
        assertThat(reading.abnormal()).isTrue();
    }

    @Test
    void anHourWithoutPostsSaysNothing() {
        MeanState state = calmShare(400, 0.3);
        assertThat(MeanDetector.feedShare(state, 400, 0, 0).abnormal()).isFalse();
        assertThat(MeanDetector.feedShare(state, 401, 3, 3).abnormal()).isFalse();
    }

    @Test
    void starsThatFallAreToldDownwards() {
        MeanState state = new MeanState();
        Well19937c random = new Well19937c(3);
        for (int hour = 0; hour < 300; hour++) {
            double sum = 0;
            double squares = 0;
            for (int review = 0; review < 12; review++) {
                double stars = random.nextDouble() < 0.7 ? 5 : 4;
                sum += stars;
                squares += stars * stars;
            }
            MeanDetector.feed(state, hour, 12, sum, squares);
        }
        Reading reading = MeanDetector.feed(state, 300, 12, 12 * 2, 12 * 4);
        assertThat(reading.abnormal()).isTrue();
        assertThat(reading.score()).isNegative();
    }

    @Test
    void aShareThatStaysHighBecomesTheNewLevel() {
        MeanState state = calmShare(400, 0.15);
        int newLevels = 0;
        Reading reading = null;
        for (int hour = 400; hour < 520; hour++) {
            reading = MeanDetector.feedShare(state, hour, 40, 20 + hour % 3);
            newLevels += reading.state() == State.NEW_LEVEL ? 1 : 0;
        }
        assertThat(newLevels).isEqualTo(1);
        assertThat(reading.abnormal()).isFalse();
    }

    @Test
    void oneOfTenSharesMustStandOutFurtherThanAShareOfItsOwn() {
        int hits = 12;
        Reading alone = MeanDetector.feedShare(calmShare(400, 0.15), 400, 40, hits);
        while (!alone.abnormal()) {
            alone = MeanDetector.feedShare(calmShare(400, 0.15), 400, 40, ++hits);
        }
        Reading oneOfTen = MeanDetector.feedPart(calmShare(400, 0.15), 400, 40, hits, 10);
        assertThat(oneOfTen.abnormal()).isFalse();
        assertThat(alone.score() * alone.score() - oneOfTen.score() * oneOfTen.score())
                .isCloseTo(2 * Math.log(10), within(1e-9));
        assertThat(MeanDetector.feedPart(calmShare(400, 0.15), 400, 40, hits + 8, 10)
                        .abnormal())
                .isTrue();
    }
}
