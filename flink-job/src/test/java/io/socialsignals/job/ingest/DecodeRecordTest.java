package io.socialsignals.job.ingest;

import static io.socialsignals.job.ingest.Fixtures.MINUTE;
import static io.socialsignals.job.ingest.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.json.EventCodec;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class DecodeRecordTest {
    private final DecodeRecord<Post> decode = new DecodeRecord<>(RecordKinds.POSTS, Duration.ofMinutes(5));

    @Test
    void aGoodRecordComesWithWhereAndWhenKafkaHadIt() {
        Ingested<Post> ingested = decode.ingest(Fixtures.kafka(Fixtures.post("p", NOON), NOON + 7));
        assertThat(ingested.get().id()).isEqualTo("p");
        assertThat(ingested.rejected).isNull();
        assertThat(List.of(ingested.at, ingested.arrived, (long) ingested.partition, ingested.offset))
                .containsExactly(NOON, NOON + 7, 3L, 42L);
    }

    @Test
    void aBadRecordBecomesARejectionThatKeepsItsBytes() {
        byte[] raw = {'{', (byte) 0xff};
        Ingested<Post> ingested = decode.ingest(Fixtures.kafka(raw, NOON));
        assertThat(ingested.event).isNull();
        assertThat(ingested.at).isEqualTo(NOON);
        assertThat(ingested.rejected.kind()).isEqualTo("malformed");
        assertThat(ingested.rejected.reason()).isEqualTo("json.utf8");
        assertThat(ingested.rejected.raw()).isEqualTo(raw);
        assertThat(ingested.rejected.key()).containsExactly('k');
        assertThat(ingested.rejected.offset()).isEqualTo(42);
    }

    @Test
    void anEventTimeIsRejectedFromOneMillisecondBeyondWhatIsAllowed() {
        assertThat(decode.ingest(Fixtures.kafka(Fixtures.post("p", NOON + 5 * MINUTE), NOON)).rejected)
                .isNull();
        Ingested<Post> ahead = decode.ingest(Fixtures.kafka(Fixtures.post("p", NOON + 5 * MINUTE + 1), NOON));
        assertThat(ahead.rejected.kind()).isEqualTo("future");
        assertThat(ahead.rejected.reason()).isEqualTo("time.ahead");
        assertThat(ahead.rejected.raw()).isNotNull();
        assertThat(ahead.at).isEqualTo(NOON);
        assertThat(decode.ingest(Fixtures.kafka(Fixtures.post("p", Long.MAX_VALUE), NOON)).rejected)
                .isNotNull();
    }

    @Test
    void noValueIsARejection() {
        assertThat(decode.ingest(Fixtures.kafka((byte[]) null, NOON)).rejected.reason())
                .isEqualTo("record.empty");
    }

    @Test
    void aRecordTooLongToBeSentOnIsRejectedWithoutItsBytes() {
        Ingested<Post> ingested = decode.ingest(Fixtures.kafka(new byte[DecodeRecord.LONGEST_KEPT + 1], NOON));
        assertThat(ingested.rejected.reason()).isEqualTo("record.size");
        assertThat(ingested.rejected.raw()).isNull();
    }

    @Test
    void aProductTakesKafkasTime() {
        Product product = new Product("sku", "n", "b", "c", List.of(), List.of(), 1, "EUR");
        Ingested<Product> ingested = new DecodeRecord<>(RecordKinds.PRODUCTS, Duration.ofMinutes(5))
                .ingest(Fixtures.kafka(EventCodec.encode(product), NOON));
        assertThat(ingested.get()).isEqualTo(product);
        assertThat(ingested.at).isEqualTo(NOON);
    }

    @Test
    void nothingThatComesThrows() {
        Random random = new Random(1);
        byte[] good = EventCodec.encode(Fixtures.post("p", NOON));
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = good.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            Ingested<Post> ingested = decode.ingest(Fixtures.kafka(bytes, random.nextLong()));
            assertThat(ingested.event == null).isNotEqualTo(ingested.rejected == null);
        }
    }

    @Test
    void canBeShippedToTheCluster() throws Exception {
        DecodeRecord<Post> shipped = InstantiationUtil.clone(decode);
        assertThat(shipped.ingest(Fixtures.kafka(Fixtures.post("p", NOON), NOON))
                        .get()
                        .id())
                .isEqualTo("p");
    }
}
