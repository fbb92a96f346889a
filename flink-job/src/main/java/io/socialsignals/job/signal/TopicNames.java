package io.socialsignals.job.signal;

import io.socialsignals.analytics.spike.ProductWatch;
import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicModelText;
import java.io.Serializable;
import java.util.List;
import java.util.TreeMap;

/** What series are called in explanations: those of topics by the topic's terms. */
public final class TopicNames implements Serializable {
    private final TreeMap<String, String> names = new TreeMap<>();

    /** @param model lines of the topic model; empty for none */
    public TopicNames(List<String> model) {
        names.put(ProductWatch.topicSeries(TopicModel.OTHER), "share of talk that fits no topic");
        if (!model.isEmpty()) {
            TopicModel topics = TopicModelText.read(model);
            for (int i = 0; i < topics.ids().size(); i++) {
                names.put(
                        ProductWatch.topicSeries(topics.ids().get(i)),
                        "share of talk about \"" + topics.names().get(i) + "\"");
            }
        }
    }

    /** The name of a series. */
    String of(String series) {
        String name = names.get(series);
        return name == null ? series.replace('_', ' ') : name;
    }
}
