package io.socialsignals.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks a provisioned dashboard in Grafana, found before it ships. */
class DashboardLintTest {
    private static final Dashboards SHIPPED = Dashboards.shipped();
    private static final Set<String> KINDS = Set.of(
            "timeseries",
            "trend",
            "stat",
            "table",
            "bargauge",
            "barchart",
            "heatmap",
            "state-timeline",
            "piechart",
            "text",
            "row");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::\\w+)?}");
    private static final Pattern LINK = Pattern.compile("^/d/([\\w-]+)");

    static Stream<JsonNode> dashboards() {
        return SHIPPED.all().stream();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void hasWhatProvisioningNeeds(JsonNode dashboard) {
        assertThat(dashboard.path("uid").asText()).matches("[a-z][a-z-]{1,39}");
        assertThat(dashboard.has("id")).as("id").isFalse();
        assertThat(dashboard.has("__inputs")).as("__inputs").isFalse();
        assertThat(dashboard.path("schemaVersion").asInt()).isEqualTo(42);
        assertThat(dashboard.path("editable").asBoolean(true)).isFalse();
        assertThat(dashboard.path("title").asText()).isNotBlank();
        assertThat(dashboard.path("description").asText()).isNotBlank();
        assertThat(dashboard.path("panels").size()).isPositive();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelIsExplainedAndPlaced(JsonNode dashboard) {
        Set<Integer> ids = new HashSet<>();
        List<int[]> places = new ArrayList<>();
        for (JsonNode panel : dashboard.path("panels")) {
            String name =
                    dashboard.path("uid").asText() + "/" + panel.path("title").asText();
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("%s: id used twice", name)
                    .isTrue();
            assertThat(KINDS).as(name).contains(panel.path("type").asText());
            assertThat(panel.path("title").asText()).as(name).isNotBlank();
            JsonNode at = panel.path("gridPos");
            int[] place = {
                at.path("x").asInt(),
                at.path("y").asInt(),
                at.path("w").asInt(),
                at.path("h").asInt()
            };
            assertThat(place[0] + place[2]).as("%s: wider than the grid", name).isLessThanOrEqualTo(24);
            for (int[] other : places) {
                boolean apart = place[0] + place[2] <= other[0]
                        || other[0] + other[2] <= place[0]
                        || place[1] + place[3] <= other[1]
                        || other[1] + other[3] <= place[1];
                assertThat(apart).as("%s overlaps another panel", name).isTrue();
            }
            places.add(place);
            if (!panel.path("type").asText().equals("row")) {
                assertThat(panel.path("description").asText())
                        .as("%s: description", name)
                        .isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                        .as("%s: unit", name)
                        .isNotBlank();
                assertThat(panel.at("/fieldConfig/defaults/noValue").asText())
                        .as("%s: noValue", name)
                        .isNotBlank();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyQueryReadsViewsByUidAndKnownVariables(JsonNode dashboard) {
        Set<String> variables = new HashSet<>();
        dashboard
                .at("/templating/list")
                .forEach(v -> variables.add(v.path("name").asText()));
        for (Query query : Query.of(dashboard)) {
            assertThat(query.datasource().path("uid").asText()).as(query.name()).isEqualTo("tsdb");
            assertThat(query.datasource().path("type").asText())
                    .as(query.name())
                    .isEqualTo("grafana-postgresql-datasource");
            assertThat(query.sql()).as(query.name()).doesNotContain("signals.").contains("report.");
            Matcher used = VARIABLE.matcher(query.sql());
            while (used.find()) {
                assertThat(variables).as(query.name()).contains(used.group(1));
            }
            if (query.format().equals("time_series")) {
                assertThat(query.sql()).as(query.name()).contains("\"time\"").contains("ORDER BY 1");
            }
        }
    }

    /** Okabe and Ito's colours and two lighter ones: told apart with every common colour blindness. */
    @ParameterizedTest
    @MethodSource("dashboards")
    void everyColourIsOneThatTheColourBlindTellApart(JsonNode dashboard) {
        Set<String> known = Set.of(
                "text", "#0072b2", "#56b4e9", "#a6cfe8", "#e69f00", "#f3c9a8", "#009e73", "#d55e00", "#cc79a7",
                "#b8a800", "#8c8c8c");
        for (String key : List.of("color", "fixedColor", "iconColor")) {
            dashboard.findValues(key).stream().filter(JsonNode::isTextual).forEach(colour -> assertThat(known)
                    .as(dashboard.path("uid").asText())
                    .contains(colour.asText()));
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyLinkLeadsToADashboard(JsonNode dashboard) {
        for (JsonNode url : dashboard.findValues("url")) {
            Matcher link = LINK.matcher(url.asText());
            if (link.find()) {
                assertThat(SHIPPED.find(link.group(1))).as(url.asText()).isPresent();
            }
        }
    }
}
