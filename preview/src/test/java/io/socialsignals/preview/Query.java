package io.socialsignals.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** One query of a dashboard: of a panel, a variable or an annotation. */
record Query(String name, JsonNode datasource, String format, String sql) {

    static List<Query> of(JsonNode dashboard) {
        List<Query> all = new ArrayList<>();
        String uid = dashboard.path("uid").asText();
        for (JsonNode panel : dashboard.path("panels")) {
            for (JsonNode target : panel.path("targets")) {
                all.add(new Query(
                        uid + "/" + panel.path("title").asText() + "/"
                                + target.path("refId").asText(),
                        target.path("datasource"),
                        target.path("format").asText(),
                        target.path("rawSql").asText()));
            }
        }
        for (JsonNode variable : dashboard.at("/templating/list")) {
            if (variable.path("type").asText().equals("query")) {
                all.add(new Query(
                        uid + "/$" + variable.path("name").asText(),
                        variable.path("datasource"),
                        "variable",
                        variable.path("query").asText()));
            }
        }
        for (JsonNode annotation : dashboard.at("/annotations/list")) {
            all.add(new Query(
                    uid + "/@" + annotation.path("name").asText(),
                    annotation.path("datasource"),
                    "annotation",
                    annotation.at("/target/rawSql").asText()));
        }
        return all;
    }
}
