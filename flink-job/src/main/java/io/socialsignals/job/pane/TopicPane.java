package io.socialsignals.job.pane;

import java.util.HashMap;
import java.util.Map;

/** One product's hour of posts: the sums by topic. A Flink POJO. */
public final class TopicPane {
    public Map<Integer, TopicCounts> topics = new HashMap<>();
}
