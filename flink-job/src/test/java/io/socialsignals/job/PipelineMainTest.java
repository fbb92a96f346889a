package io.socialsignals.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.socialsignals.job.config.ConfigException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.JsonNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What the jar prints when it is asked, with no broker, database or cluster to be reached. */
class PipelineMainTest {
    private static final String[] LEAST = {
        "--kafka.bootstrap=nowhere:1",
        "--database.url=jdbc:postgresql://nowhere/none",
        "--privacy.allow-development-key=true",
        "--sentiment.scorer=fast"
    };

    @Test
    void thePlanIsPrintedAsJsonWithTheStepsNames() throws Exception {
        JsonNode nodes = new ObjectMapper().readTree(printed("--print-plan")).path("nodes");
        assertThat(nodes.findValuesAsText("contents"))
                .anyMatch(step -> step.contains("read-posts"))
                .anyMatch(step -> step.contains("control-hours"))
                .anyMatch(step -> step.contains("write-insights"));
    }

    @Test
    void theConfigurationIsPrintedWithWhereItComesFrom() throws Exception {
        assertThat(printed("--print-config"))
                .contains("kafka.bootstrap=nowhere:1  # flag")
                .contains("lead-lag.days=14  # default");
    }

    @Test
    void aConfigurationThatIsWrongRunsNothing() {
        assertThatThrownBy(() -> PipelineMain.main(new String[] {"--kafka.bootstrap=nowhere:1", "--kafka.gruop=x"}))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("database.url must be set")
                .hasMessageContaining("unknown key --kafka.gruop");
    }

    private static String printed(String action) throws Exception {
        String[] arguments = new String[LEAST.length + 1];
        arguments[0] = action;
        System.arraycopy(LEAST, 0, arguments, 1, LEAST.length);
        PrintStream before = System.out;
        var out = new ByteArrayOutputStream();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            PipelineMain.main(arguments);
        } finally {
            System.setOut(before);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
