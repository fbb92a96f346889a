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

/**
 * What every query of the dashboards answers over a range, with all values of every variable chosen, and how long it
 * takes: the fastest of three times where the first takes over half a second.
 */
final class DashboardQueries {
    private static final long STEP_MILLIS = 3_600_000;
    /** What takes longer is asked again: pauses of this process and others that share the machine only ever add time. */
    private static final double REPEAT_MILLIS = 500;

    private static final int REPEATS = 3;

    /** One query, its answer and its time. */
    record Answer(String query, String format, Frame frame, double millis) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%8.1f ms %6d rows  %s", millis, rows(), query);
        }

        int rows() {
            return frame.rows().size();
        }

        /** Whether Grafana can do something with the columns. */
        boolean fits() {
            List<String> names =
                    frame.columns().stream().map(Frame.Column::name).toList();
            List<String> kinds =
                    frame.columns().stream().map(Frame.Column::kind).toList();
            return switch (format) {
                case "time_series" ->
                    names.get(0).equals("time") && kinds.get(0).equals("time") && kinds.contains("number") && inOrder();
                case "annotation" -> names.contains("time") && names.contains("text");
                case "variable" -> kinds.stream().allMatch("string"::equals);
                default -> !names.isEmpty() && names.stream().distinct().count() == names.size();
            };
        }

        private boolean inOrder() {
            List<Long> times = frame.rows().stream()
                    .map(row -> ((Number) row.get(0)).longValue())
                    .toList();
            return times.equals(times.stream().sorted().toList());
        }
    }

    private final List<Answer> answers = new ArrayList<>();
    private final ReadOnlyQueries queries;
    private int panels;

    private DashboardQueries(ReadOnlyQueries queries) {
        this.queries = queries;
    }

    /** Runs them over the newest {@code range} of the data. */
    static DashboardQueries run(ReadOnlyQueries queries, Duration range) throws SQLException {
        var ran = new DashboardQueries(queries);
        long to = time(queries, "SELECT max(minute) FROM report.pipeline_funnel");
        long sampled = Math.max(to, time(queries, "SELECT coalesce(max(at), 'epoch') FROM report.flink_metrics"));
        for (JsonNode dashboard : Dashboards.shipped().all()) {
            ran.ask(dashboard, to - range.toMillis(), isOperations(dashboard) ? sampled : to);
        }
        return ran;
    }

    /** Whether it draws samples of the job, which carry the clock, however old the events are. */
    static boolean isOperations(JsonNode dashboard) {
        return dashboard.path("tags").toString().contains("\"operations\"");
    }

    private static long time(ReadOnlyQueries queries, String sql) throws SQLException {
        // Rounded up: times of the clock have microseconds.
        return ((Number) queries.run(new BoundSql(sql, List.of())).rows().get(0).get(0)).longValue() + 1;
    }

    private void ask(JsonNode dashboard, long from, long to) throws SQLException {
        Map<String, List<String>> variables = new HashMap<>();
        String uid = dashboard.path("uid").asText();
        for (JsonNode variable : dashboard.at("/templating/list")) {
            String name = variable.path("name").asText();
            Frame values = run(
                    uid + "/$" + name,
                    "variable",
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
                    "annotation",
                    annotation.at("/target/rawSql").asText(),
                    context);
        }
        for (JsonNode panel : dashboard.path("panels")) {
            panels += panel.path("type").asText().equals("row") ? 0 : 1;
            for (JsonNode target : panel.path("targets")) {
                run(
                        uid + "/" + panel.path("title").asText() + "/"
                                + target.path("refId").asText(),
                        target.path("format").asText(),
                        target.path("rawSql").asText(),
                        context);
            }
        }
    }

    private Frame run(String name, String format, String sql, QueryContext context) throws SQLException {
        BoundSql bound = Macros.expand(sql, context);
        double millis = Double.POSITIVE_INFINITY;
        Frame frame = null;
        for (int time = 0; time < REPEATS && millis > REPEAT_MILLIS; time++) {
            long start = System.nanoTime();
            frame = queries.run(bound);
            millis = Math.min(millis, (System.nanoTime() - start) / 1e6);
        }
        answers.add(new Answer(name, format, frame, millis));
        return frame;
    }

    List<Answer> answers() {
        return answers;
    }

    /** Those that took longer. */
    List<Answer> over(long millis) {
        return answers.stream().filter(answer -> answer.millis() > millis).toList();
    }

    String summary() {
        var text = new StringBuilder(String.format(
                Locale.ROOT,
                "%d panels, %d queries of panels, variables and annotations executed, %.0f ms in all; slowest:%n",
                panels,
                answers.size(),
                answers.stream().mapToDouble(Answer::millis).sum()));
        answers.stream()
                .sorted(Comparator.comparingDouble(Answer::millis).reversed())
                .limit(10)
                .forEach(answer -> text.append("  ").append(answer).append('\n'));
        return text.toString();
    }
}
