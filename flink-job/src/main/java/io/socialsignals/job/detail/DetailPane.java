package io.socialsignals.job.detail;

import io.socialsignals.job.ingest.SeenIds;
import java.util.HashMap;
import java.util.Map;

/** One product's hour of details: which were counted, and the sums. A Flink POJO. */
public final class DetailPane {
    public SeenIds ids = new SeenIds();
    public Map<DetailCell, DetailCounts> cells = new HashMap<>();
}
