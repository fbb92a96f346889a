package io.socialsignals.preview;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the dashboards on the loopback interface. A browser names a panel, never SQL: only what stands in the
 * dashboards is run.
 */
public final class PreviewServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewServer.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BODY = 64 * 1024;
    /** Recorded data can be years old: the page then shows its last days, not today's. */
    private static final BoundSql NEWEST =
            new BoundSql("SELECT max(minute) AS newest FROM report.pipeline_funnel", List.of());

    private static final Map<String, String> ASSETS = Map.of(
            "/", "/preview/index.html",
            "/preview.js", "/preview/preview.js",
            "/charts.js", "/preview/charts.js",
            "/preview.css", "/preview/preview.css",
            "/echarts.js", "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.min.js");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Dashboards dashboards;
    private final ReadOnlyQueries queries;

    private PreviewServer(HttpServer server, Dashboards dashboards, ReadOnlyQueries queries) {
        this.server = server;
        this.dashboards = dashboards;
        this.queries = queries;
    }

    /**
     * @param port 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public static PreviewServer start(int port, Dashboards dashboards, ReadOnlyQueries queries) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        PreviewServer preview = new PreviewServer(server, dashboards, queries);
        server.createContext("/", preview::handle);
        server.setExecutor(preview.threads);
        server.start();
        return preview;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (!isLoopback(exchange.getRequestHeaders().getFirst("Host"))) {
                reply(exchange, 403, "text/plain", bytes("this preview answers to 127.0.0.1 only"));
            } else if (path.equals("/api/dashboards")) {
                reply(exchange, 200, "application/json", JSON.writeValueAsBytes(summaries()));
            } else if (path.startsWith("/api/dashboards/")) {
                JsonNode found = dashboards
                        .find(path.substring("/api/dashboards/".length()))
                        .orElse(null);
                reply(exchange, found == null ? 404 : 200, "application/json", JSON.writeValueAsBytes(found));
            } else if (path.equals("/api/query")) {
                answer(exchange, () -> query(exchange));
            } else if (path.equals("/api/newest")) {
                answer(exchange, () -> queries.run(NEWEST));
            } else {
                asset(exchange, ASSETS.get(path));
            }
        }
    }

    /** Against pages elsewhere that resolve their own name to this machine. */
    private static boolean isLoopback(@Nullable String host) {
        if (host == null) {
            return false;
        }
        String name = host.replaceFirst(":\\d+$", "");
        return name.equals("127.0.0.1") || name.equals("localhost");
    }

    private ArrayNode summaries() {
        ArrayNode list = JSON.createArrayNode();
        for (JsonNode dashboard : dashboards.all()) {
            ObjectNode summary = list.addObject();
            summary.set("uid", dashboard.path("uid"));
            summary.set("title", dashboard.path("title"));
            summary.set("description", dashboard.path("description"));
        }
        return list;
    }

    private Frame query(HttpExchange exchange) throws IOException, SQLException {
        JsonNode request = JSON.readTree(exchange.getRequestBody().readNBytes(MAX_BODY));
        JsonNode dashboard = dashboards
                .find(request.path("dashboard").asText())
                .orElseThrow(() -> new IllegalArgumentException("no such dashboard"));
        String sql = Dashboards.sql(
                dashboard,
                request.path("kind").asText("panel"),
                request.path("name").asText(),
                request.path("refId").asText("A"));
        if (sql == null) {
            throw new IllegalArgumentException("no such query");
        }
        return queries.run(Macros.expand(sql, context(request)));
    }

    /** Something that gives a frame or says why not. */
    private interface FrameSource {
        Frame get() throws IOException, SQLException;
    }

    private static void answer(HttpExchange exchange, FrameSource source) throws IOException {
        try {
            reply(exchange, 200, "application/json", JSON.writeValueAsBytes(source.get()));
        } catch (IllegalArgumentException | SQLException | JacksonException e) {
            LOG.warn("A preview query failed: {}", e.getMessage());
            reply(exchange, 400, "application/json", JSON.writeValueAsBytes(Map.of("error", "" + e.getMessage())));
        }
    }

    private static QueryContext context(JsonNode request) {
        Map<String, List<String>> variables = new HashMap<>();
        request.path("variables").properties().forEach(entry -> {
            List<String> values = new ArrayList<>();
            entry.getValue().forEach(value -> values.add(value.asText()));
            variables.put(entry.getKey(), values);
        });
        return new QueryContext(
                request.path("from").asLong(),
                request.path("to").asLong(),
                Math.max(1, request.path("intervalMillis").asLong()),
                variables);
    }

    private static void asset(HttpExchange exchange, @Nullable String resource) throws IOException {
        try (InputStream in = resource == null ? null : PreviewServer.class.getResourceAsStream(resource)) {
            if (in == null || resource == null) {
                reply(exchange, 404, "text/plain", bytes("not here"));
                return;
            }
            String type = resource.endsWith(".html")
                    ? "text/html"
                    : resource.endsWith(".css") ? "text/css" : "text/javascript";
            reply(exchange, 200, type, in.readAllBytes());
        }
    }

    private static void reply(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
