package io.socialsignals.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Status;
import org.junit.jupiter.api.Test;

class SentimentScorersTest {
    @Test
    void fastTierTellsPraiseFromBlame() {
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("fast"))) {
            Sentiment praise = scorer.score("I love this phone, the camera is amazing!", "en");
            Sentiment blame = scorer.score("Worst purchase ever, it broke after a day and support is terrible", null);
            assertThat(praise.label()).isEqualTo(Label.POSITIVE);
            assertThat(praise.polarity()).isGreaterThan(0.5);
            assertThat(blame.label()).isEqualTo(Label.NEGATIVE);
            assertThat(blame.polarity()).isLessThan(-0.5);
            assertThat(praise.model()).startsWith("fast-1+");
        }
    }

    @Test
    void aTextWithoutContentIsNotNeutral() {
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("fast"))) {
            for (String empty : new String[] {"", "   ", "@someone https://example.org/x", "12.50 !!! ..."}) {
                Sentiment unscored = scorer.score(empty, null);
                assertThat(unscored.status()).as(empty).isEqualTo(Status.NO_CONTENT);
                assertThat(unscored.polarity()).isNaN();
                assertThat(unscored.label()).isNull();
            }
        }
    }

    @Test
    void anotherLanguageIsNamedAndNotScored() {
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("fast"))) {
            Sentiment recognised = scorer.score("Produto de boa qualidade, chegou antes do prazo. Recomendo!", null);
            assertThat(recognised.status()).isEqualTo(Status.LANGUAGE_UNSUPPORTED);
            assertThat(recognised.language()).isEqualTo("pt");
            assertThat(scorer.score("Great phone", "de-AT").language()).isEqualTo("de");
            assertThat(scorer.score("Great phone", "not a tag").isScored()).isTrue();
        }
    }

    @Test
    void switchedOffEveryTextIsNotAsked() {
        try (SentimentScorer scorer = SentimentScorers.open(SentimentSpec.parse("none"))) {
            assertThat(scorer.score("I love it", "en").status()).isEqualTo(Status.NOT_ASKED);
        }
    }

    @Test
    void anUnknownModelIsNamedInOneSentence() {
        assertThatThrownBy(() -> SentimentScorers.open(SentimentSpec.parse("magic")))
                .isInstanceOf(SentimentException.class)
                .hasMessageContaining("magic");
    }
}
