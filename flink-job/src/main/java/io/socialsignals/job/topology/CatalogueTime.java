package io.socialsignals.job.topology;

import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** The catalogue has no event time, but it tells when it has fallen silent: by then it has been read to its end. */
final class CatalogueTime {
    /** Long: on a busy machine the first fetch of a partition takes seconds, and a product missed is a post misjudged. */
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private CatalogueTime() {}

    static WatermarkStrategy<Ingested<Product>> strategy() {
        return WatermarkStrategy.<Ingested<Product>>noWatermarks().withIdleness(SILENCE);
    }
}
