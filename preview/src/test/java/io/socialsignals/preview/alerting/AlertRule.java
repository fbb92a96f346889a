package io.socialsignals.preview.alerting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.socialsignals.preview.BoundSql;
import io.socialsignals.preview.Frame;
import io.socialsignals.preview.Macros;
import io.socialsignals.preview.QueryContext;
import io.socialsignals.preview.ReadOnlyQueries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A provisioned rule of the one form that is used here: a query in table form (one number, the rest texts that become
 * labels) and a threshold with recovery.
 */
record AlertRule(
        JsonNode rule, String uid, String sql, long range, double fireAbove, double recoverBelow, Duration pending) {

    static List<AlertRule> shipped() {
        List<AlertRule> rules = new ArrayList<>();
        for (JsonNode group : file("rules").path("groups")) {
            for (JsonNode rule : group.path("rules")) {
                JsonNode condition = rule.at("/data/1/model/conditions/0");
                rules.add(new AlertRule(
                        rule,
                        rule.path("uid").asText(),
                        rule.at("/data/0/model/rawSql").asText(),
                        rule.at("/data/0/relativeTimeRange/from").asLong(),
                        condition.at("/evaluator/params/0").asDouble(),
                        condition.at("/unloadEvaluator/params/0").asDouble(),
                        duration(rule.path("for").asText())));
            }
        }
        return rules;
    }

    static JsonNode file(String name) {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../grafana/provisioning/alerting/" + name + ".yaml")
                            .toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Duration duration(String text) {
        return Duration.parse("PT" + text.toUpperCase(java.util.Locale.ROOT));
    }

    /** What the query says at a time: a number per set of labels. */
    Map<String, Double> values(ReadOnlyQueries reader, long now) throws SQLException {
        BoundSql query = Macros.expand(sql, new QueryContext(now - range * 1000, now, 60_000, Map.of()));
        Frame frame = reader.run(query);
        Map<String, Double> values = new TreeMap<>();
        for (List<Object> row : frame.rows()) {
            Map<String, String> labels = new TreeMap<>();
            double value = Double.NaN;
            for (int i = 0; i < row.size(); i++) {
                if (frame.columns().get(i).kind().equals("number")) {
                    value = row.get(i) == null ? Double.NaN : ((Number) row.get(i)).doubleValue();
                } else {
                    labels.put(frame.columns().get(i).name(), String.valueOf(row.get(i)));
                }
            }
            if (values.put(labels.toString(), value) != null) {
                throw new IllegalStateException(uid + ": two rows with labels " + labels);
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return uid;
    }
}
