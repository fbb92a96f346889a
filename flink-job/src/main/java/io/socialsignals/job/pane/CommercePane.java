package io.socialsignals.job.pane;

import io.socialsignals.job.ingest.SeenIds;
import java.util.HashMap;
import java.util.Map;

/** One product's minute of commerce: which events were counted, and the sums by region and currency. A Flink POJO. */
public final class CommercePane {
    public SeenIds ids = new SeenIds();
    public Map<String, CommerceCounts> cells = new HashMap<>();
}
