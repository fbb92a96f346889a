package io.socialsignals.sentiment.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CascadeTest {
    private static final List<String> TEXTS = List.of(
            "I love this phone, the camera is amazing!",
            "Worst purchase ever. It broke after a day and support ignored me.",
            "The keynote starts on Tuesday at 10 am.",
            "Not bad at all, though I expected worse",
            "battery drains way too fast \uD83D\uDE21\uD83D\uDE21",
            "Arrived on time, works as described, but the box was crushed.",
            "ok");

    @AfterEach
    void nothingStaysOpen() {
        assertThat(SharedModels.open()).isZero();
    }

    @Test
    void theEncoderTellsPraiseFromBlameAndFact() {
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("encoder"))) {
            assertThat(scorer.score(TEXTS.get(0), "en").label()).isEqualTo(Label.POSITIVE);
            assertThat(scorer.score(TEXTS.get(1), "en").label()).isEqualTo(Label.NEGATIVE);
            Sentiment fact = scorer.score(TEXTS.get(2), "en");
            assertThat(fact.label()).isEqualTo(Label.NEUTRAL);
            assertThat(fact.subjectivity())
                    .isLessThan(scorer.score(TEXTS.get(1), "en").subjectivity());
            assertThat(fact.tier()).isEqualTo(Tier.ENCODER);
        }
    }

    @Test
    void theThresholdsDecideWhoAnswers() {
        try (SentimentScorer never = SentimentScorers.open(SentimentSpec.parse("cascade@0"));
                SentimentScorer fast = SentimentScorers.open(SentimentSpec.parse("fast"));
                SentimentScorer always = SentimentScorers.open(SentimentSpec.parse("cascade@2/2"));
                SentimentScorer early = SentimentScorers.open(SentimentSpec.parse("cascade@2/0"));
                SentimentScorer encoder = SentimentScorers.open(SentimentSpec.parse("encoder"))) {
            for (String text : TEXTS) {
                Sentiment quick = never.score(text, "en");
                assertThat(quick.tier()).isEqualTo(Tier.FAST);
                assertThat(quick.polarity()).isEqualTo(fast.score(text, "en").polarity());
                Sentiment slow = always.score(text, "en");
                assertThat(slow.tier()).isEqualTo(Tier.ENCODER);
                assertThat(slow.polarity()).isEqualTo(encoder.score(text, "en").polarity());
                Sentiment soon = early.score(text, "en");
                assertThat(soon.tier()).isEqualTo(Tier.EARLY);
                assertThat(soon.polarity()).isBetween(-1.0, 1.0);
            }
        }
    }

    @Test
    void theSameTextGetsTheSameBitsInAnyOrderAndOnAnyThread() throws Exception {
        List<Double> expected = polarities(TEXTS);
        List<String> shuffled = new ArrayList<>(TEXTS);
        Collections.shuffle(shuffled, new Random(7));
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Callable<List<Double>>> tasks = Collections.nCopies(3, () -> polarities(shuffled));
            for (Future<List<Double>> result : pool.invokeAll(tasks)) {
                for (int i = 0; i < shuffled.size(); i++) {
                    assertThat(result.get().get(i)).isEqualTo(expected.get(TEXTS.indexOf(shuffled.get(i))));
                }
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void scorersShareOneModelAndItLoadsAgainAfterTheLastHasClosed() {
        SentimentSpec spec = SentimentSpec.parse("cascade");
        SentimentScorer first = SentimentScorers.open(spec);
        SentimentScorer second = SentimentScorers.open(spec);
        assertThat(SharedModels.open()).isEqualTo(1);
        Sentiment before = first.score(TEXTS.get(3), "en");
        first.close();
        first.close();
        assertThat(second.score(TEXTS.get(3), "en")).isEqualTo(before);
        second.close();
        assertThat(SharedModels.open()).isZero();
        try (SentimentScorer restarted = SentimentScorers.open(spec)) {
            assertThat(restarted.score(TEXTS.get(3), "en")).isEqualTo(before);
        }
    }

    @Test
    void goingOnFromAnInnerLayerIsReadingThroughToTheEnd() throws TranslateException {
        try (SentenceEncoder whole = SentenceEncoder.reading(List.of(2, 4));
                SentenceEncoder first = SentenceEncoder.reading(List.of(1, 2));
                LaterLayers rest = LaterLayers.reading(2, List.of(4));
                Predictor<String, Encoded> through = whole.newPredictor();
                Predictor<String, Encoded> start = first.newPredictor();
                Predictor<Encoded, Encoded> goOn = rest.newPredictor()) {
            for (String text : TEXTS) {
                assertThat(goOn.predict(start.predict(text)).tokens())
                        .isEqualTo(through.predict(text).tokens());
            }
        }
    }

    private static List<Double> polarities(List<String> texts) {
        try (SentimentScorer scorer =
                SentimentScorers.open(SentimentSpec.parse("cascade@0.8/0.6").withCacheSize(0))) {
            return texts.stream()
                    .map(text -> scorer.score(text, "en").polarity())
                    .toList();
        }
    }
}
