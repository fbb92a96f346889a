package io.socialsignals.local.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Reads Flink's REST API. */
final class FlinkRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String url;

    /** @param url such as {@code http://127.0.0.1:8081} */
    FlinkRest(String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /**
     * The answer.
     *
     * @throws IOException if there is none, or it is no success; the message names the address
     */
    JsonNode get(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE).build();
        HttpResponse<String> answer;
        try {
            answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IOException(url + " does not answer: " + (e.getMessage() == null ? e : e.getMessage()), e);
        }
        if (answer.statusCode() != 200) {
            throw new IOException(url + path + " answers with status " + answer.statusCode());
        }
        return JSON.readTree(answer.body());
    }
}
