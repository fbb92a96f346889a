package io.socialsignals.job.topic;

import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicModelText;
import io.socialsignals.job.enrich.ScoredPost;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Assigns each post to the topic that its words are closest to. Has no state: the topic is a function of the text and of
 * the model. The topics themselves go out with the first post, and so once per start and subtask.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() first
public final class AssignTopics extends ProcessFunction<ScoredPost, ScoredPost> {
    /** Side output: the topics of the model. */
    public static final OutputTag<TopicRow> TOPICS = new OutputTag<>("topics") {};

    private static final int TERMS = 10;

    private final ArrayList<String> lines;
    private transient TopicModel.Assigner assigner;
    private transient List<TopicRow> untold;

    /** @param lines of the model's text */
    public AssignTopics(List<String> lines) {
        this.lines = new ArrayList<>(lines);
    }

    @Override
    public void open(OpenContext context) {
        TopicModel model = TopicModelText.read(lines);
        assigner = model.assigner();
        untold = rows(model);
    }

    @Override
    public void processElement(ScoredPost post, Context context, Collector<ScoredPost> out) {
        untold.forEach(topic -> context.output(TOPICS, topic));
        untold = List.of();
        out.collect(post.about(assigner.assign(post.post().text())));
    }

    private static List<TopicRow> rows(TopicModel model) {
        String version = TopicModelText.version(model);
        List<TopicRow> rows = new ArrayList<>();
        for (int topic = 0; topic < model.ids().size(); topic++) {
            String terms = String.join(" ", model.terms(topic, TERMS));
            rows.add(new TopicRow(model.ids().get(topic), model.names().get(topic), terms, version));
        }
        rows.add(new TopicRow(TopicModel.OTHER, "other", "", version));
        return rows;
    }
}
