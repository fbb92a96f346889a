package io.socialsignals.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.local.SocialSignals;
import io.socialsignals.local.stack.EmbeddedKafka;
import io.socialsignals.simulators.target.InputTopics;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveTest {
    private static final String VALID = new String(
            EventCodec.encode(new SearchInterest("s1", 1_760_000_040_000L, 60, "sneaker", "DE", 42)),
            StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        InputTopics.create(kafka.bootstrap(), 1);
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()), new ByteArraySerializer(), new ByteArraySerializer());
        // The record at offset 0 was late: its rejection has no bytes, the topic has.
        producer.send(new ProducerRecord<>(Topics.SEARCH, bytes(VALID))).get();
        reject(0, "late", "late.after_idle", null);
        reject(1, "malformed", "json.syntax", bytes(VALID.replace("42", "4two")));
        reject(2, "malformed", "json.utf8", new byte[] {'{', (byte) 0xC3, '}'});
        producer.flush();
    }

    @AfterEach
    void stop() {
        producer.close();
        kafka.close();
    }

    @Test
    void repairedRecordsAreSentOnceAndWhatIsStillBrokenIsNamed() throws Exception {
        Path file = folder.resolve("rejected.ndjson");
        assertThat(run("--export", file.toString())).contains("3 records: 3 exported");

        Files.writeString(file, Files.readString(file).replace("4two", "43"));
        assertThat(run("--import", file.toString()))
                .contains("3 records: 2 sent, 0 sent earlier, 1 refused")
                .contains("line 3: still not valid")
                .contains("exit code 1");
        assertThat(values(Topics.SEARCH)).containsExactly(VALID, VALID, VALID.replace("42", "43"));

        assertThat(run("--import", file.toString())).contains("3 records: 0 sent, 2 sent earlier, 1 refused");
        assertThat(run("--as-is", "--kind", "late")).contains("1 records: 0 sent, 1 sent earlier, 0 refused");
        assertThat(values(Topics.SEARCH)).hasSize(3);
    }

    @Test
    void withoutAnActionItCountsByTopicKindAndReason() {
        assertThat(run("--kind", "malformed"))
                .containsPattern("1 +search.interest +malformed +json.syntax")
                .containsPattern("1 +search.interest +malformed +json.utf8")
                .containsPattern("2 +in all")
                .contains("exit code 0");
    }

    @Test
    void asIsSendsTheSameBytesToTheSameTopic() {
        assertThat(run("--as-is", "--reason", "json.syntax")).contains("1 records: 1 sent");
        assertThat(values(Topics.SEARCH)).containsExactly(VALID, VALID.replace("42", "4two"));
    }

    @Test
    void aBrokenRepairFileNamesLineAndField() throws Exception {
        Path file = folder.resolve("broken.ndjson");
        Files.writeString(file, "{\"topic\":\"search.interest\",\"partition\":0}\nnot json\n");
        assertThat(run("--import", file.toString()))
                .contains("broken.ndjson, line 1: neither 'text' nor 'base64'")
                .contains("line 2: ")
                .contains("2 refused");
    }

    private String run(String... arguments) {
        var all = new ArrayList<>(List.of("redrive", "--kafka", kafka.bootstrap()));
        all.addAll(List.of(arguments));
        var output = new StringWriter();
        var writer = new PrintWriter(output, true);
        int code = SocialSignals.commandLine().setOut(writer).setErr(writer).execute(all.toArray(new String[0]));
        return output + "exit code " + code;
    }

    private List<String> values(String topic) {
        var values = new ArrayList<String>();
        try (var log = new TopicLog(kafka.bootstrap())) {
            log.readAll(topic, entry -> values.add(new String(entry.value(), StandardCharsets.UTF_8)));
        }
        return values;
    }

    private void reject(long offset, String kind, String reason, byte[] raw) {
        var rejected = new Rejected(Topics.SEARCH, 0, offset, 1_760_000_040_000L, kind, reason, "why", null, raw);
        producer.send(new ProducerRecord<>(Topics.REJECTED, EventCodec.encode(rejected)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
