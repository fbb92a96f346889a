package io.socialsignals.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.socialsignals.timescale.Migrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query of every dashboard, run as the reader role on a migrated database. */
class QueriesTest {
    private static EmbeddedPostgres postgres;
    private static ReadOnlyQueries reader;

    @BeforeAll
    static void migrate() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
        String url = postgres.getJdbcUrl("postgres", "postgres");
        Migrations.apply(url, "postgres", "");
        reader = new ReadOnlyQueries(url, "postgres", null, "ss_reader");
    }

    @AfterAll
    static void stop() throws Exception {
        postgres.close();
    }

    static List<Query> queries() {
        return Dashboards.shipped().all().stream()
                .flatMap(dashboard -> Query.of(dashboard).stream())
                .toList();
    }

    private static QueryContext context(String sql) {
        Map<String, List<String>> variables = new HashMap<>();
        var used = java.util.regex.Pattern.compile("\\$\\{(\\w+)").matcher(sql);
        while (used.find()) {
            variables.put(used.group(1), List.of("a", "b"));
        }
        return new QueryContext(1_767_225_600_000L, 1_767_312_000_000L, 300_000, variables);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void runsAndReturnsTheRightColumns(Query query) throws SQLException {
        Frame frame = reader.run(Macros.expand(query.sql(), context(query.sql())));
        List<String> kinds = frame.columns().stream().map(Frame.Column::kind).toList();
        List<String> names = frame.columns().stream().map(Frame.Column::name).toList();
        switch (query.format()) {
            case "time_series" -> {
                assertThat(names.get(0)).isEqualTo("time");
                assertThat(kinds.get(0)).isEqualTo("time");
                assertThat(kinds).contains("number");
            }
            case "annotation" -> assertThat(names).contains("time", "text");
            case "variable" -> assertThat(kinds).containsOnly("string");
            default -> assertThat(names).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @Test
    void readsNothingButViewsAndWritesNothing() {
        assertThatThrownBy(() -> reader.run(new BoundSql("SELECT * FROM signals.scored_posts", List.of())))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> reader.run(new BoundSql("CREATE TABLE report.x (y int)", List.of())))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void servesPanelsByNameAndOnlyToTheLoopback() throws Exception {
        try (PreviewServer server = PreviewServer.start(0, Dashboards.shipped(), reader)) {
            HttpClient client = HttpClient.newHttpClient();
            String body =
                    "{\"dashboard\":\"data-quality\",\"kind\":\"panel\",\"name\":\"1\",\"refId\":\"A\",\"from\":1,\"to\":2,\"intervalMillis\":1000}";
            HttpResponse<String> answer = post(client, server.url() + "api/query", body);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonNode frame = new ObjectMapper().readTree(answer.body());
            assertThat(frame.at("/columns/0/kind").asText()).isEqualTo("number");
            assertThat(post(client, server.url() + "api/query", body.replace("data-quality", "nobody"))
                            .statusCode())
                    .isEqualTo(400);
            for (String asset : List.of("", "preview.js", "charts.js", "preview.css", "echarts.js", "api/dashboards")) {
                HttpResponse<String> got = client.send(
                        HttpRequest.newBuilder(URI.create(server.url() + asset)).build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(got.statusCode()).as(asset).isEqualTo(200);
                assertThat(got.body()).as(asset).isNotBlank();
            }
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(server.url() + "../../etc/passwd"))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private static HttpResponse<String> post(HttpClient client, String url, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
