package io.socialsignals.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MacrosTest {
    private static final QueryContext CONTEXT = new QueryContext(
            1_767_225_600_000L, 1_767_312_000_000L, 300_000, Map.of("product", List.of("p1", "x'; DROP TABLE y --")));

    private static String expand(String sql) {
        return Macros.expand(sql, CONTEXT).sql();
    }

    @Test
    void filtersByTheRange() {
        assertThat(expand("WHERE $__timeFilter(m.minute)"))
                .isEqualTo("WHERE m.minute BETWEEN '2026-01-01T00:00:00Z' AND '2026-01-02T00:00:00Z'");
        assertThat(expand("$__timeFrom() $__timeTo()")).isEqualTo("'2026-01-01T00:00:00Z' '2026-01-02T00:00:00Z'");
    }

    @Test
    void groupsTimeAsGrafanaDoesOnPlainPostgres() {
        String grouped = "to_timestamp(floor(extract(epoch FROM minute)/300.000)*300.000)";
        assertThat(expand("$__timeGroup(minute,'5m')")).isEqualTo(grouped);
        assertThat(expand("$__timeGroup(minute, $__interval)")).isEqualTo(grouped);
        assertThat(expand("$__timeGroupAlias(minute,'5m')")).isEqualTo(grouped + " AS \"time\"");
    }

    @Test
    void bindsVariablesAndNeverPutsThemIntoTheSql() {
        BoundSql bound = Macros.expand("WHERE p IN (${product:sqlstring})", CONTEXT);
        assertThat(bound.sql()).isEqualTo("WHERE p IN (?,?)");
        assertThat(bound.parameters()).containsExactly("p1", "x'; DROP TABLE y --");
    }

    @Test
    void refusesWhatGrafanaWouldNotUnderstand() {
        assertThatThrownBy(() -> expand("$__timeFiltre(x)")).hasMessageContaining("unknown macro");
        assertThatThrownBy(() -> expand("${nobody:sqlstring}")).hasMessageContaining("has no value");
        assertThatThrownBy(() -> expand("'${product}'")).hasMessageContaining(":sqlstring");
        assertThatThrownBy(() -> expand("$__timeGroup(x,'5 apples')")).hasMessageContaining("not a duration");
    }
}
