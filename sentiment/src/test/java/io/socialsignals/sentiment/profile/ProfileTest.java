package io.socialsignals.sentiment.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.Sentiment.Status;
import io.socialsignals.sentiment.Sentiment.Tier;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import io.socialsignals.sentiment.ShippedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
    private static final List<String> WORDS = List.of("[unk]", "good", "bad", "@user", "http");
    private static final float[][] THREE = {{0, 1, 0}, {-3, 0, 3}, {3, 0, -3}, {0, 5, 0}, {0, 5, 0}};
    private static final float[][] TWO = {{0, 0}, {-1, 1}, {1, -1}, {0, 0}, {0, 0}};

    @TempDir
    private Path folder;

    @Test
    void aModelInAFolderScoresByItsProfile() throws IOException {
        TinyModel.write(folder, WORDS, THREE);
        profile("[\"negative\", \"neutral\", \"positive\"]", true, "en", null);
        try (SentimentScorer scorer = open()) {
            Sentiment good = scorer.score("the Good one", "en");
            assertThat(good.label()).isEqualTo(Label.POSITIVE);
            assertThat(good.tier()).isEqualTo(Tier.OTHER);
            assertThat(good.model()).isEqualTo("tiny");
            assertThat(good.pNegative() + good.pNeutral() + good.pPositive()).isCloseTo(1, within(1e-9));
            assertThat(scorer.score("the bad one", "en").label()).isEqualTo(Label.NEGATIVE);
            assertThat(scorer.score("@alice see https://example.org/x good", "en")
                            .label())
                    .as("user names and links are masked for this model")
                    .isEqualTo(Label.NEUTRAL);
            assertThat(scorer.score("gut", "de").status()).isEqualTo(Status.LANGUAGE_UNSUPPORTED);
        }
    }

    @Test
    void maskingIsLeftOutWhereTheModelWasTrainedWithout() throws IOException {
        TinyModel.write(folder, WORDS, THREE);
        profile("[\"negative\", \"neutral\", \"positive\"]", false, "en", null);
        try (SentimentScorer scorer = open()) {
            assertThat(scorer.score("@alice https://example.org/x good", "en").label())
                    .isEqualTo(Label.POSITIVE);
        }
    }

    @Test
    void twoClassesLeaveTheUnsureToNeutral() throws IOException {
        TinyModel.write(folder, WORDS, TWO);
        profile("[\"negative\", \"positive\"]", false, "*", null);
        try (SentimentScorer scorer = open()) {
            double p = 1 / (1 + Math.exp(-2));
            Sentiment good = scorer.score("good", "de");
            assertThat(good.polarity()).isCloseTo(2 * p - 1, within(1e-6));
            assertThat(good.pNegative()).isZero();
            Sentiment torn = scorer.score("good bad", "en");
            assertThat(torn.label()).isEqualTo(Label.NEUTRAL);
            assertThat(torn.pNeutral()).isCloseTo(1, within(1e-6));
        }
    }

    @Test
    void theRightChecksumIsAcceptedAndAWrongOneNamed() throws IOException {
        TinyModel.write(folder, WORDS, TWO);
        profile("[\"negative\", \"positive\"]", false, "en", ShippedFile.sha256(TinyModel.onnx(TWO)));
        open().close();
        profile("[\"negative\", \"positive\"]", false, "en", "0".repeat(64));
        assertThatThrownBy(this::open)
                .isInstanceOf(SentimentException.class)
                .hasMessageContaining("is not the expected one");
    }

    @Test
    void aMissingModelIsNamedInOneSentence() throws IOException {
        profile("[\"negative\", \"positive\"]", false, "en", null);
        assertThatThrownBy(this::open)
                .isInstanceOf(SentimentException.class)
                .hasMessageContaining("tiny")
                .hasMessageContaining(folder.getFileName().toString());
    }

    @Test
    void aReadyProfileWithoutANetworkSaysWhereItLooked() {
        for (String name : List.of("distilbert-sst2", "twitter-roberta")) {
            assertThatThrownBy(() -> SentimentScorers.open(SentimentSpec.parse(name)))
                    .isInstanceOf(SentimentException.class)
                    .hasMessageContaining(name + " was not found at djl://")
                    .hasMessageContaining("offline");
        }
    }

    @Test
    void aDamagedModelIsNamedInOneSentence() throws IOException {
        TinyModel.write(folder, WORDS, TWO);
        Files.write(folder.resolve("model.onnx"), new byte[] {1, 2, 3});
        profile("[\"negative\", \"positive\"]", false, "en", null);
        assertThatThrownBy(this::open).isInstanceOf(SentimentException.class).hasMessageContaining("cannot be loaded");
    }

    @Test
    void outputsThatTheProfileDoesNotNameAreAnError() throws IOException {
        TinyModel.write(folder, WORDS, THREE);
        profile("[\"negative\", \"positive\"]", false, "en", null);
        try (SentimentScorer scorer = open()) {
            assertThatThrownBy(() -> scorer.score("good", "en"))
                    .isInstanceOf(SentimentException.class)
                    .hasMessageContaining("3 outputs");
        }
    }

    @Test
    void theReadyProfilesAreReadable() {
        assertThat(ModelProfile.shipped("distilbert-sst2").labels()).hasSize(2);
        assertThat(ModelProfile.shipped("twitter-roberta").maskUsers()).isTrue();
        assertThat(ModelProfile.shipped("no-such-profile")).isNull();
    }

    private SentimentScorer open() {
        return SentimentScorers.open(SentimentSpec.parse(folder.toString()));
    }

    private void profile(String labels, boolean mask, String language, String sha256) throws IOException {
        Files.writeString(
                folder.resolve("profile.json"),
                """
                {"name": "tiny", "url": "", "engine": "OnnxRuntime", "labels": %s, "maskUsers": %s, "maskLinks": %s,
                 "tokenTypes": false, "maxTokens": 32, "language": "%s", "sha256": %s}
                """
                        .formatted(labels, mask, mask, language, sha256 == null ? "null" : '"' + sha256 + '"'));
    }
}
