package io.socialsignals.job.ingest;

import java.io.Serializable;
import java.util.Map;

/** What the topic of the products holds at the moment. */
@FunctionalInterface
public interface CatalogueAtStart extends Serializable {
    /** Offset of the last product that can be read in each partition that has one. */
    Map<Integer, Long> lastOffsets() throws Exception;
}
