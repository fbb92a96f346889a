package io.socialsignals.job.pane;

import java.util.HashMap;
import java.util.Map;

/** One product's minute of posts and engagement: the sums by platform. A Flink POJO. */
public final class SocialPane {
    public Map<String, SocialCounts> platforms = new HashMap<>();
}
