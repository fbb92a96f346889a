package io.socialsignals.simulators.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.Undecodable;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Our own records, one JSON object a line. A line is either an envelope with {@code topic}, {@code value} or
 * {@code base64}, and optionally {@code partition}, {@code timestamp} and {@code key}, or a bare record whose topic is
 * given or is the beginning of the file's name ({@code social.posts.ndjson}). A record that does not decode is sent all
 * the same: to reject it is the job's part.
 */
final class OwnRecords implements RecordedSource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NO_KEY = {};

    private final BufferedReader lines;
    private final @Nullable String topic;
    private final ReplayAccount account;
    private long last;

    OwnRecords(Path file, @Nullable String topic, ReplayAccount account) throws IOException {
        this.topic = topic == null ? topicOf(file) : topic;
        this.account = account;
        if (topic != null && !Topics.INPUTS.contains(topic)) {
            throw new ReplayException("no topic '" + topic + "'; there are " + Topics.INPUTS, null);
        }
        this.lines = new BufferedReader(new InputStreamReader(CsvRows.open(file), StandardCharsets.UTF_8));
    }

    private static @Nullable String topicOf(Path file) {
        String name = String.valueOf(file.getFileName());
        return Topics.INPUTS.stream()
                .filter(topic -> name.startsWith(topic + "."))
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable List<Recorded> next() throws IOException {
        String line = lines.readLine();
        if (line == null) {
            return null;
        }
        if (line.isBlank()) {
            return List.of();
        }
        account.row();
        try {
            return List.of(read(line));
        } catch (BadRow e) {
            account.reject(e.rule());
            return List.of();
        }
    }

    private Recorded read(String line) throws BadRow {
        JsonNode node = null;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            // A bare record that is no JSON is for the job to judge.
        }
        String to = topic;
        byte[] value = line.getBytes(StandardCharsets.UTF_8);
        byte[] key = null;
        int partition = -1;
        long timestamp = -1;
        if (node != null && node.path("topic").isTextual() && (node.has("value") || node.has("base64"))) {
            to = node.path("topic").asText();
            value = value(node);
            key = node.has("key") ? node.path("key").asText().getBytes(StandardCharsets.UTF_8) : null;
            partition = node.path("partition").asInt(-1);
            timestamp = node.path("timestamp").asLong(-1);
        }
        if (to == null || !Topics.INPUTS.contains(to)) {
            throw new BadRow("own.topic.unknown");
        }
        Object event = decode(to, value);
        if (timestamp < 0) {
            timestamp = event instanceof Undecodable ? last : Math.max(last, EventParts.at(event));
        }
        last = timestamp;
        account.use(event instanceof Undecodable u ? "undecodable (" + u.rule() + ")" : to);
        boolean keyless = key == null && event instanceof Undecodable;
        return new Recorded(event, timestamp, keyless ? NO_KEY : key, value, partition);
    }

    private static byte[] value(JsonNode envelope) throws BadRow {
        if (envelope.has("value")) {
            return envelope.path("value").toString().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(envelope.path("base64").asText());
        } catch (IllegalArgumentException e) {
            throw new BadRow("own.base64.format");
        }
    }

    private static Object decode(String topic, byte[] value) {
        try {
            switch (topic) {
                case Topics.POSTS:
                    return EventCodec.decodePost(value);
                case Topics.ENGAGEMENT:
                    return EventCodec.decodeEngagement(value);
                case Topics.COMMERCE:
                    return EventCodec.decodeCommerceEvent(value);
                case Topics.REVIEWS:
                    return EventCodec.decodeReview(value);
                case Topics.SEARCH:
                    return EventCodec.decodeSearchInterest(value);
                case Topics.SPEND:
                    return EventCodec.decodeCampaignSpend(value);
                default:
                    return EventCodec.decodeProduct(value);
            }
        } catch (DecodeException e) {
            return new Undecodable(topic, e.kind(), e.rule());
        }
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
