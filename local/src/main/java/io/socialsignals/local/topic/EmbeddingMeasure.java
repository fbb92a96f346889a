package io.socialsignals.local.topic;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicQuality;
import io.socialsignals.analytics.topic.VectorTopics;
import io.socialsignals.sentiment.encoder.Encoded;
import io.socialsignals.sentiment.encoder.SentenceEncoder;
import io.socialsignals.sentiment.text.PostText;
import io.socialsignals.simulators.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * TF-IDF against the scorer's sentence embedding, both trained by the same grouping on the same posts and judged on others.
 * Names of products are taken out of the texts for both.
 */
public final class EmbeddingMeasure {
    private static final int TRAINING = 3000;
    private static final int JUDGED = 2000;
    private static final int TOPICS = 10;
    private static final long TRAINING_SEED = 101;
    private static final double NANOS_PER_MICRO = 1e3;

    private EmbeddingMeasure() {}

    /** @param seeds of the grouping, which starts at random; the figures are means */
    public static Scorecard run(Scenario base, int seeds) throws TranslateException {
        SimulatedPosts training = SimulatedPosts.of(base.seeded(TRAINING_SEED), TRAINING);
        SimulatedPosts judged = SimulatedPosts.of(base.seeded(1), JUDGED);
        List<float[]> trainingVectors = new ArrayList<>();
        List<float[]> vectors = new ArrayList<>();
        long start = System.nanoTime();
        try (SentenceEncoder encoder = SentenceEncoder.reading(List.of(SentenceEncoder.LAYERS));
                Predictor<String, Encoded> predictor = encoder.newPredictor()) {
            start = System.nanoTime();
            for (String text : nameless(training)) {
                trainingVectors.add(predictor.predict(PostText.of(text)).means());
            }
            for (String text : nameless(judged)) {
                vectors.add(predictor.predict(PostText.of(text)).means());
            }
        }
        double micros = (System.nanoTime() - start) / NANOS_PER_MICRO / (TRAINING + JUDGED);
        double embedding = 0;
        double tfIdf = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            VectorTopics topics = VectorTopics.train(trainingVectors, TOPICS, seed);
            embedding += purity(vectors.stream().map(topics::assign).toList(), judged) / seeds;
            TopicModel.Assigner assigner = TopicModel.train(training.texts(), TOPICS, seed, training.names())
                    .assigner();
            tfIdf += purity(judged.texts().stream().map(assigner::assign).toList(), judged) / seeds;
        }
        return new Scorecard(
                "TF-IDF against embedding, " + TRAINING + " posts to train, " + JUDGED + " others, " + seeds
                        + " starts",
                List.of(
                        Row.atLeast("TF-IDF: purity", tfIdf, 0.85),
                        Row.stated("embedding (e5-small-v2, mean of the last layer): purity", embedding),
                        Row.stated("embedding: microseconds per post", micros)));
    }

    private static double purity(List<Integer> topics, SimulatedPosts posts) {
        List<Integer> labelled = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < topics.size(); i++) {
            if (!posts.subjects().get(i).isEmpty()) {
                labelled.add(topics.get(i));
                subjects.add(posts.subjects().get(i));
            }
        }
        return TopicQuality.purity(labelled, subjects);
    }

    private static List<String> nameless(SimulatedPosts posts) {
        Pattern names = names(posts.names());
        return posts.texts().stream()
                .map(text -> names.matcher(text).replaceAll("it"))
                .toList();
    }

    private static Pattern names(Set<String> names) {
        List<String> longestFirst = new ArrayList<>(names);
        longestFirst.sort((a, b) -> b.length() - a.length());
        return Pattern.compile(
                "#?(?:"
                        + String.join(
                                "|", longestFirst.stream().map(Pattern::quote).toList()) + ")",
                Pattern.CASE_INSENSITIVE);
    }
}
