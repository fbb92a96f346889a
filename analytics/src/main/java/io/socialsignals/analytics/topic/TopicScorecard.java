package io.socialsignals.analytics.topic;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Whether topics find the groups in labelled text, in seeded text or in any that is handed over. */
public final class TopicScorecard {
    private static final int TOPICS = 10;
    private static final int TEXTS = 1500;

    private TopicScorecard() {}

    /**
     * @param seeds how many sets of seeded text; 10 for the published figures
     * @param posts real posts for the coherence, which needs no labels; empty leaves it out
     */
    public static Scorecard run(int seeds, List<String> posts) {
        double purity = 0;
        double npmi = 0;
        double other = 0;
        double stable = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            List<String> texts = new ArrayList<>();
            List<String> labels = new ArrayList<>();
            write(new Well19937c(seed), texts, labels);
            TopicModel model = TopicModel.train(texts, TOPICS, seed);
            List<Integer> topics = assign(model, texts);
            purity += TopicQuality.purity(topics, labels) / seeds;
            npmi += TopicQuality.npmi(model, texts) / seeds;
            other += topics.stream().filter(t -> t == TopicModel.OTHER).count() / (double) topics.size() / seeds;
            List<String> more = new ArrayList<>(texts);
            write(new Well19937c(1000 + seed), more, new ArrayList<>());
            List<Integer> again =
                    assign(TopicModel.train(more, TOPICS, seed + 77).continuing(model), texts);
            int same = 0;
            for (int i = 0; i < topics.size(); i++) {
                same += topics.get(i).equals(again.get(i)) ? 1 : 0;
            }
            stable += same / (double) topics.size() / seeds;
        }
        List<Row> rows = new ArrayList<>(List.of(
                Row.atLeast("labelled seeded text: purity", purity, 0.85),
                Row.atLeast("labelled seeded text: same id after retraining on twice the text", stable, 0.85),
                Row.stated("labelled seeded text: coherence (NPMI)", npmi),
                Row.stated("labelled seeded text: share of other", other)));
        if (!posts.isEmpty()) {
            TopicModel model = TopicModel.train(posts, TOPICS, 1);
            rows.add(Row.stated("real posts: coherence (NPMI)", TopicQuality.npmi(model, posts)));
            rows.add(Row.stated(
                    "real posts: share of other",
                    assign(model, posts).stream()
                                    .filter(t -> t == TopicModel.OTHER)
                                    .count()
                            / (double) posts.size()));
        }
        return new Scorecard("Topics, " + seeds + " seeds", rows);
    }

    private static List<Integer> assign(TopicModel model, List<String> texts) {
        TopicModel.Assigner assigner = model.assigner();
        return texts.stream().map(assigner::assign).toList();
    }

    /** Posts of 8 to 15 words: two in five from their topic's thirty words, the rest from three hundred common ones. */
    private static void write(RandomGenerator random, List<String> texts, List<String> labels) {
        for (int i = 0; i < TEXTS; i++) {
            int topic = random.nextInt(TOPICS);
            StringBuilder text = new StringBuilder();
            int words = 8 + random.nextInt(8);
            for (int word = 0; word < words; word++) {
                boolean own = random.nextInt(5) < 2;
                // Squaring makes some words frequent and most of them rare, as in real text.
                double skewed = random.nextDouble() * random.nextDouble();
                text.append(own ? "topic" + topic + "word" + (int) (30 * skewed) : "common" + (int) (300 * skewed))
                        .append(' ');
            }
            texts.add(text.toString());
            labels.add("topic" + topic);
        }
    }
}
