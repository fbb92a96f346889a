package io.socialsignals.local.topic;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicModels;
import io.socialsignals.analytics.topic.TopicQuality;
import io.socialsignals.simulators.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** How well the shipped topics tell what simulated posts are about, and what it costs. */
public final class TopicMeasure {
    private static final int POSTS = 6000;
    private static final int TOPICS = 10;
    private static final double NANOS_PER_MICRO = 1e3;

    private TopicMeasure() {}

    /**
     * @param base its seed is replaced by 1, 2 ...; the shipped model was trained on 101
     * @param real posts for the coherence of a model of their own; empty leaves it out
     */
    public static Scorecard run(Scenario base, int seeds, List<String> real) {
        TopicModel model = TopicModels.shipped();
        TopicModel.Assigner assigner = model.assigner();
        List<Integer> topics = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        List<String> all = new ArrayList<>();
        int unlabelled = 0;
        int taken = 0;
        long nanos = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            SimulatedPosts posts = SimulatedPosts.of(base.seeded(seed), POSTS);
            for (int i = 0; i < posts.texts().size(); i++) {
                long start = System.nanoTime();
                int topic = assigner.assign(posts.texts().get(i));
                nanos += System.nanoTime() - start;
                if (!posts.subjects().get(i).isEmpty()) {
                    topics.add(topic);
                    subjects.add(posts.subjects().get(i));
                } else {
                    unlabelled++;
                    taken += topic == TopicModel.OTHER ? 0 : 1;
                }
            }
            all.addAll(posts.texts());
        }
        List<Row> rows = new ArrayList<>(List.of(
                Row.atLeast("shipped model, simulated posts: purity", TopicQuality.purity(topics, subjects), 0.85),
                Row.stated("labelled posts", topics.size()),
                Row.stated("share of posts without a subject that got a topic", taken / (double) unlabelled),
                Row.stated("shipped model, simulated posts: coherence (NPMI)", TopicQuality.npmi(model, all)),
                Row.stated("microseconds per post", nanos / NANOS_PER_MICRO / all.size())));
        if (!real.isEmpty()) {
            TopicModel own = TopicModel.train(real, TOPICS, 1);
            rows.add(Row.stated("own model, real posts: coherence (NPMI)", TopicQuality.npmi(own, real)));
            rows.add(Row.stated("own model, real posts: share of other", other(own, real)));
            rows.add(Row.stated("shipped model, real posts: share of other", other(model, real)));
        }
        return new Scorecard("Topics of simulator " + base.name() + ", seeds 1 to " + seeds, rows);
    }

    private static double other(TopicModel model, List<String> posts) {
        TopicModel.Assigner assigner = model.assigner();
        return posts.stream()
                        .filter(post -> assigner.assign(post) == TopicModel.OTHER)
                        .count()
                / (double) posts.size();
    }
}
