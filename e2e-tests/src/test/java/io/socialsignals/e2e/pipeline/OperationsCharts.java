package io.socialsignals.e2e.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.preview.Dashboards;
import io.socialsignals.preview.Macros;
import io.socialsignals.preview.QueryContext;
import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.timescale.Logins;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The charts of the dashboard "Pipeline operations" that draw what Flink tells. */
public final class OperationsCharts {
    private static final long ALWAYS = Instant.parse("2100-01-01T00:00:00Z").toEpochMilli();

    private OperationsCharts() {}

    /** Titles of those without a row. */
    public static List<String> empty(Stack stack) throws SQLException {
        var reader = new ReadOnlyQueries(
                stack.postgres().jdbcUrl(), Logins.READER, stack.postgres().password(), null);
        var context = new QueryContext(0, ALWAYS, Duration.ofHours(1).toMillis(), Map.of());
        List<String> empty = new ArrayList<>();
        for (JsonNode panel :
                Dashboards.shipped().find("pipeline-operations").orElseThrow().path("panels")) {
            String sql = panel.at("/targets/0/rawSql").asText();
            if (sql.contains("report.flink_metrics")
                    && reader.run(Macros.expand(sql, context)).rows().isEmpty()) {
                empty.add(panel.path("title").asText());
            }
        }
        return empty;
    }
}
