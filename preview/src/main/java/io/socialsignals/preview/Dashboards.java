package io.socialsignals.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The dashboards by uid, as Grafana's own JSON. */
public final class Dashboards {
    /** The files that are shipped, the home page first. */
    static final List<String> SHIPPED = List.of(
            "home",
            "marketer-overview",
            "product",
            "lead-lag",
            "signals",
            "trends",
            "influencers",
            "content",
            "campaigns",
            "data-quality",
            "pipeline-operations");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> byUid = new LinkedHashMap<>();

    private Dashboards(List<JsonNode> dashboards) {
        for (JsonNode dashboard : dashboards) {
            if (byUid.put(dashboard.path("uid").asText(), dashboard) != null) {
                throw new IllegalArgumentException("two dashboards have the uid " + dashboard.path("uid"));
            }
        }
    }

    /** The dashboards that are shipped with the program. */
    public static Dashboards shipped() {
        List<JsonNode> all = new ArrayList<>();
        for (String name : SHIPPED) {
            try (InputStream in = Dashboards.class.getResourceAsStream("/grafana/dashboards/" + name + ".json")) {
                if (in != null) {
                    all.add(JSON.readTree(in));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("dashboard " + name, e);
            }
        }
        return new Dashboards(all);
    }

    /** The dashboards of a folder. */
    public static Dashboards of(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<JsonNode> all = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                all.add(JSON.readTree(file.toFile()));
            }
            return new Dashboards(all);
        }
    }

    public List<JsonNode> all() {
        return List.copyOf(byUid.values());
    }

    public Optional<JsonNode> find(String uid) {
        return Optional.ofNullable(byUid.get(uid));
    }

    /** The SQL of a panel's query, of a variable, or of an annotation; null when there is none. */
    public static @Nullable String sql(JsonNode dashboard, String kind, String name, String refId) {
        String list =
                switch (kind) {
                    case "variable" -> "/templating/list";
                    case "annotation" -> "/annotations/list";
                    default -> "/panels";
                };
        for (JsonNode item : dashboard.at(list)) {
            boolean hit = kind.equals("panel")
                    ? item.path("id").asText().equals(name)
                    : item.path("name").asText().equals(name);
            if (!hit) {
                continue;
            }
            if (kind.equals("variable")) {
                return text(item.path("query"));
            }
            if (kind.equals("annotation")) {
                return text(item.at("/target/rawSql"));
            }
            for (JsonNode target : item.path("targets")) {
                if (target.path("refId").asText().equals(refId)) {
                    return text(target.path("rawSql"));
                }
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
