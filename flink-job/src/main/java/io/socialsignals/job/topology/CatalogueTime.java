package io.socialsignals.job.topology;

import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** The catalogue has no event time, but it tells when it has fallen silent. */
final class CatalogueTime {
    /** Asked for only of a catalogue that was empty at the start: whoever fills it then may take a while over it. */
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private CatalogueTime() {}

    static WatermarkStrategy<Ingested<Product>> strategy() {
        return WatermarkStrategy.<Ingested<Product>>noWatermarks().withIdleness(SILENCE);
    }
}
