package io.socialsignals.preview.alerting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.socialsignals.preview.Dashboards;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What keeps Grafana from starting, or an alert from telling anything, found before it ships. */
final class AlertLintTest {
    private static final Path PROVISIONING = Path.of("../grafana/provisioning");

    static Stream<AlertRule> rules() {
        return AlertRule.shipped().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void a_rule_has_every_field_that_grafana_requires_or_guesses_badly(AlertRule alert) {
        JsonNode rule = alert.rule();

        assertThat(rule.path("uid").asText()).matches("[a-z][a-z-]{1,39}");
        assertThat(rule.path("title").asText()).isNotBlank();
        assertThat(rule.path("condition").asText()).isEqualTo("B");
        assertThat(rule.path("for").asText()).matches("\\d+[sm]");
        assertThat(rule.path("noDataState").asText()).isIn("OK", "Alerting");
        assertThat(rule.path("execErrState").asText()).isEqualTo("Error");
        assertThat(rule.at("/labels/severity").asText()).isIn("info", "warning", "critical");
        assertThat(rule.at("/labels/team").asText()).isIn("marketing", "platform");
        rule.path("labels").forEach(label -> assertThat(label.asText()).doesNotContain("$"));
        for (String annotation : List.of("summary", "description", "action")) {
            assertThat(rule.at("/annotations/" + annotation).asText())
                    .isNotBlank()
                    .doesNotContain("$$");
        }
        assertThat(rule.at("/annotations/summary").asText()
                        + rule.at("/annotations/description").asText())
                .contains("$values.A.Value");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void its_query_reads_views_of_our_data_source_and_its_threshold_recovers_lower(AlertRule alert) {
        JsonNode query = alert.rule().at("/data/0");
        JsonNode threshold = alert.rule().at("/data/1");

        assertThat(query.path("datasourceUid").asText()).isEqualTo("tsdb");
        assertThat(query.at("/model/datasource/uid").asText()).isEqualTo("tsdb");
        assertThat(query.at("/model/format").asText()).isEqualTo("table");
        assertThat(query.at("/relativeTimeRange/from").asInt())
                .isGreaterThan(query.at("/relativeTimeRange/to").asInt());
        assertThat(alert.sql())
                .contains("report.")
                .doesNotContain("signals.")
                .doesNotContain("now()")
                .doesNotContain("${");
        assertThat(threshold.path("datasourceUid").asText()).isEqualTo("__expr__");
        assertThat(threshold.at("/model/type").asText()).isEqualTo("threshold");
        assertThat(threshold.at("/model/expression").asText()).isEqualTo("A");
        assertThat(threshold.at("/model/conditions").size()).isEqualTo(1);
        assertThat(threshold.at("/model/conditions/0/evaluator/type").asText()).isEqualTo("gt");
        assertThat(threshold.at("/model/conditions/0/unloadEvaluator/type").asText())
                .isEqualTo("lt");
        assertThat(alert.recoverBelow()).isLessThanOrEqualTo(alert.fireAbove() == 0 ? 1 : alert.fireAbove());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void it_leads_to_a_panel_and_to_a_page_that_says_what_to_do(AlertRule alert) throws IOException {
        JsonNode dashboard = Dashboards.shipped()
                .find(alert.rule().path("dashboardUid").asText())
                .orElseThrow();
        Set<Integer> panels = new HashSet<>();
        dashboard.path("panels").forEach(panel -> panels.add(panel.path("id").asInt()));

        assertThat(panels).contains(alert.rule().path("panelId").asInt());
        String runbook = alert.rule().at("/annotations/runbook").asText();
        assertThat(runbook).isEqualTo("docs/runbooks/" + alert.uid() + ".md");
        assertThat(Files.readString(Path.of("..").resolve(runbook)))
                .contains(alert.rule().path("title").asText())
                .contains("## What it means")
                .contains("## What to do")
                .contains("## When it is wrong");
    }

    @Test
    void uids_are_unique_groups_run_on_the_scheduler_s_beat_and_go_where_the_dashboards_are() throws IOException {
        assertThat(rules().map(AlertRule::uid)).doesNotHaveDuplicates();
        String folder = yaml(PROVISIONING.resolve("dashboards/social-signals.yaml"))
                .at("/providers/0/folder")
                .asText();
        for (JsonNode group : AlertRule.file("rules").path("groups")) {
            assertThat(group.path("folder").asText()).isEqualTo(folder);
            assertThat(group.path("interval").asText()).isEqualTo("1m");
            assertThat(group.path("name").asText()).isNotBlank();
        }
    }

    @Test
    void every_receiver_template_and_mute_time_that_is_named_exists() {
        Set<String> receivers = names("contact-points", "contactPoints");
        Set<String> muted = names("mute-times", "muteTimes");
        String templates = AlertRule.file("templates").toString();
        JsonNode tree = AlertRule.file("policies").at("/policies/0");

        assertThat(receivers).contains(tree.path("receiver").asText());
        for (JsonNode route : tree.path("routes")) {
            assertThat(receivers).contains(route.path("receiver").asText());
            route.path("mute_time_intervals").forEach(name -> assertThat(muted).contains(name.asText()));
        }
        for (JsonNode point : AlertRule.file("contact-points").path("contactPoints")) {
            for (JsonNode receiver : point.path("receivers")) {
                assertThat(receiver.path("uid").asText()).matches("[a-z-]{1,40}");
                receiver.path("settings").forEach(setting -> {
                    java.util.regex.Matcher named = java.util.regex.Pattern.compile("template \"([^\"]+)\"")
                            .matcher(setting.asText());
                    while (named.find()) {
                        assertThat(templates).contains("define \\\"" + named.group(1) + "\\\"");
                    }
                });
            }
        }
    }

    @Test
    void nothing_else_lies_in_the_directory_of_the_alerts() throws IOException {
        try (Stream<Path> files = Files.list(PROVISIONING.resolve("alerting"))) {
            assertThat(files.map(file -> file.getFileName().toString())).allMatch(name -> name.endsWith(".yaml"));
        }
    }

    @Test
    void the_data_source_has_the_uid_that_the_dashboards_use_and_no_password() throws IOException {
        JsonNode source =
                yaml(PROVISIONING.resolve("datasources/timescaledb.yaml")).at("/datasources/0");

        assertThat(source.path("uid").asText()).isEqualTo("tsdb");
        assertThat(source.path("type").asText()).isEqualTo("grafana-postgresql-datasource");
        assertThat(source.path("user").asText()).isEqualTo("ss_reader");
        assertThat(source.path("editable").asBoolean(true)).isFalse();
        assertThat(source.at("/secureJsonData/password").asText()).startsWith("$__file{/run/secrets/");
    }

    private static Set<String> names(String file, String list) {
        Set<String> names = new HashSet<>();
        AlertRule.file(file)
                .path(list)
                .forEach(entry -> names.add(entry.path("name").asText()));
        return names;
    }

    private static JsonNode yaml(Path file) throws IOException {
        return new com.fasterxml.jackson.databind.ObjectMapper(new com.fasterxml.jackson.dataformat.yaml.YAMLFactory())
                .readTree(file.toFile());
    }
}
