package io.socialsignals.e2e.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.socialsignals.preview.BoundSql;
import io.socialsignals.preview.Dashboards;
import io.socialsignals.preview.Frame;
import io.socialsignals.preview.Macros;
import io.socialsignals.preview.QueryContext;
import io.socialsignals.preview.ReadOnlyQueries;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long every query of the dashboards takes over a range, with all values of every variable chosen. */
final class QueryTimings {
    private static final long STEP_MILLIS = 3_600_000;

    /** One query and its time. */
    record Timing(String query, double millis, int rows) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%8.1f ms %6d rows  %s", millis, rows, query);
        }
    }

    private final List<Timing> timings = new ArrayList<>();
    private final ReadOnlyQueries queries;
    private int panels;

    private QueryTimings(ReadOnlyQueries queries) {
        this.queries = queries;
    }

    /** Times them over the newest {@code range} of the data. */
    static QueryTimings of(ReadOnlyQueries queries, Duration range) throws SQLException {
        var timings = new QueryTimings(queries);
        Frame newest = queries.run(new BoundSql("SELECT max(minute) FROM report.pipeline_funnel", List.of()));
        long to = ((Number) newest.rows().get(0).get(0)).longValue();
        for (JsonNode dashboard : Dashboards.shipped().all()) {
            timings.time(dashboard, to - range.toMillis(), to);
        }
        return timings;
    }

    private void time(JsonNode dashboard, long from, long to) throws SQLException {
        Map<String, List<String>> variables = new HashMap<>();
        String uid = dashboard.path("uid").asText();
        for (JsonNode variable : dashboard.at("/templating/list")) {
            String name = variable.path("name").asText();
            Frame values = run(
                    uid + "/$" + name,
                    variable.path("query").asText(),
                    new QueryContext(from, to, STEP_MILLIS, variables));
            List<String> all = values.rows().stream()
                    .map(row -> String.valueOf(row.get(row.size() - 1)))
                    .toList();
            boolean many = variable.path("includeAll").asBoolean();
            variables.put(name, all.isEmpty() ? List.of("") : many ? all : all.subList(0, 1));
        }
        var context = new QueryContext(from, to, STEP_MILLIS, variables);
        for (JsonNode annotation : dashboard.at("/annotations/list")) {
            run(
                    uid + "/@" + annotation.path("name").asText(),
                    annotation.at("/target/rawSql").asText(),
                    context);
        }
        for (JsonNode panel : dashboard.path("panels")) {
            panels += panel.path("type").asText().equals("row") ? 0 : 1;
            for (JsonNode target : panel.path("targets")) {
                run(
                        uid + "/" + panel.path("title").asText() + "/"
                                + target.path("refId").asText(),
                        target.path("rawSql").asText(),
                        context);
            }
        }
    }

    private Frame run(String name, String sql, QueryContext context) throws SQLException {
        BoundSql bound = Macros.expand(sql, context);
        long start = System.nanoTime();
        Frame frame = queries.run(bound);
        timings.add(
                new Timing(name, (System.nanoTime() - start) / 1e6, frame.rows().size()));
        return frame;
    }

    /** Those that took longer. */
    List<Timing> over(long millis) {
        return timings.stream().filter(timing -> timing.millis() > millis).toList();
    }

    String summary() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d panels, %d queries of panels, variables and annotations executed, %.0f ms in all; slowest:%n",
                panels,
                timings.size(),
                timings.stream().mapToDouble(Timing::millis).sum()));
        timings.stream()
                .sorted(Comparator.comparingDouble(Timing::millis).reversed())
                .limit(10)
                .forEach(timing -> text.append("  ").append(timing).append('\n'));
        return text.toString();
    }
}
