package io.socialsignals.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FunnelCounterTest {
    @Property(tries = 100, seed = "1")
    void everyFlushHandsOverWhatWasAddedSinceTheLast(@ForAll long seed) {
        Random random = new Random(seed);
        FunnelCounter counter = new FunnelCounter("t");
        for (int flush = 0; flush < 3; flush++) {
            Map<FunnelKey, Long> expected = new HashMap<>();
            for (int i = random.nextInt(500); i > 0; i--) {
                long arrived = Fixtures.NOON + random.nextInt(40) * Fixtures.MINUTE / 2 - 5 * Fixtures.MINUTE;
                Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
                String reason = random.nextBoolean() ? "" : "r" + random.nextInt(3);
                counter.add(arrived, stage, reason);
                expected.merge(new FunnelKey(Minutes.start(arrived), "t", stage.label(), reason), 1L, Long::sum);
            }
            List<FunnelCount> counts = new ArrayList<>();
            counter.flush(counts::add);
            Map<FunnelKey, Long> flushed = new HashMap<>();
            counts.forEach(count ->
                    assertThat(flushed.put(FunnelKey.of(count), count.count())).isNull());
            assertThat(flushed).isEqualTo(expected);
        }
    }
}
