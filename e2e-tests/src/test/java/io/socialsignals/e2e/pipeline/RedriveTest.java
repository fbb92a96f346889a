package io.socialsignals.e2e.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.e2e.cluster.Poll;
import io.socialsignals.events.Topics;
import io.socialsignals.local.SocialSignals;
import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedriveTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long NOON = 1_767_614_400_000L;

    @TempDir
    Path folder;

    @Test
    void aRepairedRecordEntersTheTablesOnce() throws Exception {
        var options = new Stack.Options(1, 1, Duration.ofSeconds(1));
        try (RunDirectory run = RunDirectory.open(null);
                var stack = new Stack(run, options, said -> {})) {
            EmbeddedJob.start(stack, true, List.of("sentiment.scorer=none"));
            send(stack, purchase("bought-none", 0));
            Poll.until("the rejection", PATIENCE, () -> number(stack, "sum(records)", "rejected_counts") == 1);

            String kafka = "--kafka=" + stack.kafka().bootstrap();
            Path file = folder.resolve("rejected.ndjson");
            Poll.until("the rejected record", PATIENCE, () -> {
                assertThat(run("redrive", kafka, "--kind=invalid", "--export=" + file))
                        .isZero();
                return Files.size(file) > 0;
            });
            assertThat(Files.readString(file)).contains("commerce.quantity.range");
            Files.writeString(file, Files.readString(file).replace("\\\"quantity\\\":0", "\\\"quantity\\\":3"));
            assertThat(run("redrive", kafka, "--import=" + file)).isZero();
            assertThat(run("redrive", kafka, "--import=" + file)).isZero();

            Poll.until(
                    "three records",
                    PATIENCE,
                    () -> number(stack, "sum(records) FILTER (WHERE stage = 'raw')", "pipeline_funnel") == 2);
            stack.flink().drain();
            assertThat(number(stack, "sum(units)", "commerce_metrics")).isEqualTo(3);
        }
    }

    private static int run(String... arguments) {
        return SocialSignals.commandLine().execute(arguments);
    }

    private static byte[] purchase(String id, int quantity) {
        return ("{\"v\":1,\"id\":\"" + id + "\",\"at\":" + NOON
                        + ",\"type\":\"PURCHASE\",\"productId\":\"p-1\",\"priceMinor\":500,\"amountMinor\":1500,"
                        + "\"currency\":\"EUR\",\"quantity\":" + quantity
                        + ",\"userId\":\"u\",\"sessionId\":\"s\",\"region\":\"DE\",\"orderId\":\"o\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void send(Stack stack, byte[] value) throws Exception {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.kafka().bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            byte[] key = "p-1".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(Topics.COMMERCE, 0, NOON, key, value))
                    .get();
        }
    }

    private static long number(Stack stack, String expression, String table) throws Exception {
        try (var connection = stack.postgres().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(" + expression + ", 0) FROM signals." + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
