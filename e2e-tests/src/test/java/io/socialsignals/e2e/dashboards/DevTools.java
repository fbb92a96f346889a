package io.socialsignals.e2e.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One tab of a browser, driven over the Chrome DevTools protocol. Remembers what its pages complain about. */
final class DevTools implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 120;

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    /** Puts the parts of a message together and hands the whole to its asker. */
    private final class Incoming implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            message.append(part);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            waiting.values().forEach(answer -> answer.completeExceptionally(error));
        }
    }

    private DevTools(HttpClient client, String url) throws IOException {
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(url), new Incoming())
                .join();
        call("Page.enable", Map.of());
        call("Runtime.enable", Map.of());
        call("Log.enable", Map.of());
    }

    static DevTools connect(HttpClient client, String tab) throws IOException {
        return new DevTools(
                client, JSON.readTree(tab).path("webSocketDebuggerUrl").asText());
    }

    private void take(String text) {
        JsonNode message;
        try {
            message = JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonNode parameters = message.path("params");
        switch (message.path("method").asText()) {
            case "Runtime.exceptionThrown" ->
                complaints.add(
                        parameters.at("/exceptionDetails/exception/description").asText());
            case "Runtime.consoleAPICalled" -> {
                if (List.of("error", "warning", "assert")
                        .contains(parameters.path("type").asText())) {
                    complaints.add(parameters.path("args").toString());
                }
            }
            case "Log.entryAdded" -> {
                if (parameters.at("/entry/level").asText().equals("error")) {
                    complaints.add(parameters.at("/entry/text").asText());
                }
            }
            default -> {
                CompletableFuture<JsonNode> answer =
                        waiting.remove(message.path("id").asInt(-1));
                if (answer != null) {
                    answer.complete(message);
                }
            }
        }
    }

    /** @throws IllegalStateException when the browser refuses */
    JsonNode call(String method, Map<String, ?> parameters) {
        int id = ids.incrementAndGet();
        ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
        request.set("params", JSON.valueToTree(parameters));
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        try {
            socket.sendText(request.toString(), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            JsonNode message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (message.has("error")) {
                throw new IllegalStateException(method + ": " + message.path("error"));
            }
            return message.path("result");
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(method, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(method, e);
        }
    }

    /** The value of a JavaScript expression. */
    JsonNode evaluate(String expression) {
        JsonNode result =
                call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IllegalStateException(result.path("exceptionDetails").toString());
        }
        return result.at("/result/value");
    }

    /** What pages said on the console since the last call. */
    List<String> complaints() {
        List<String> said = List.copyOf(complaints);
        complaints.removeAll(said);
        return said;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
