package io.socialsignals.e2e.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.socialsignals.e2e.cluster.Poll;
import io.socialsignals.e2e.pipeline.OperationsCharts;
import io.socialsignals.local.demo.PipelineWatch;
import io.socialsignals.local.stack.EmbeddedJob;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.local.stack.Stack;
import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.timescale.Logins;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every query of the dashboards, as the reader, on what the pipeline wrote of a week with every kind of event. */
class DashboardQueriesTest {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final List<String> SETTINGS = List.of("sentiment.scorer=fast", "event-time.idleness=10min");
    private static final Duration WEEK = Duration.ofDays(8);

    /** What the scenario has nothing for. */
    private static final Set<String> EMPTY = Set.of(
            // Its only promotion is of another product than the first.
            "marketer-overview/@Promotions",
            "product/@Promotions",
            "campaigns/@Promotions",
            "product/@Campaigns",
            // Nothing is rising at its end, and no topic takes over.
            "trends/Trending now/A",
            "trends/Topics that took over/A",
            // One reviewer in a hundred, and the first product has few.
            "product/Reviews whose stars and text disagree/A",
            // Only the demo writes down what it plants.
            "signals/What was planted/A",
            // TimescaleDB has jobs, plain PostgreSQL has none.
            "pipeline-operations/Database jobs/A");

    private static RunDirectory run;
    private static Stack stack;

    @BeforeAll
    static void play() throws Exception {
        Scenario scenario = ScenarioReader.builtIn("replay");
        run = RunDirectory.open(null);
        stack = new Stack(run, new Stack.Options(scenario.partitions(), 2, Duration.ofSeconds(10)), said -> {});
        Map<String, Long> sent = new TreeMap<>();
        try (var target = KafkaTarget.open(stack.kafka().bootstrap());
                var watch = new PipelineWatch(stack.postgres())) {
            EmbeddedJob.start(stack, true, SETTINGS);
            Simulation records = Simulation.of(scenario);
            while (records.hasNext()) {
                SimRecord record = records.next();
                target.send(record);
                sent.merge(record.topic(), 1L, Long::sum);
            }
            Poll.until("the whole week", PATIENCE, () -> {
                assertThat(stack.flink().failure()).isEmpty();
                return watch.hasCounted(sent);
            });
            Poll.until("samples for every chart of Flink's metrics", PATIENCE, () -> OperationsCharts.empty(stack)
                    .isEmpty());
        }
        stack.flink().drain();
    }

    @AfterAll
    static void stop() {
        stack.close();
        run.close();
    }

    private static ReadOnlyQueries reader() {
        return new ReadOnlyQueries(
                stack.postgres().jdbcUrl(), Logins.READER, stack.postgres().password(), null);
    }

    @Test
    void everyQueryReturnsWhatItsPanelDraws() throws SQLException {
        DashboardQueries ran = DashboardQueries.run(reader(), WEEK);
        System.out.println(ran.summary());

        assertThat(ran.answers()).allMatch(DashboardQueries.Answer::fits);
        assertThat(ran.answers().stream().filter(answer -> answer.rows() == 0).map(DashboardQueries.Answer::query))
                .containsExactlyInAnyOrderElementsOf(EMPTY);
    }

    @Test
    void timescaleAnswersEveryQueryAlike() throws Exception {
        String url = System.getenv("SOCIAL_SIGNALS_TIMESCALE_URL");
        assumeTrue(
                url != null, "SOCIAL_SIGNALS_TIMESCALE_URL names no TimescaleDB: queries run on plain PostgreSQL only");
        ReadOnlyQueries copy = TimescaleCopy.of(stack.postgres(), url);
        DashboardQueries there = DashboardQueries.run(copy, WEEK);
        System.out.println("TimescaleDB: " + there.summary());

        assertThat(there.answers()).allMatch(DashboardQueries.Answer::fits);
        assertThat(rows(there)).isEqualTo(rows(DashboardQueries.run(reader(), WEEK)));
    }

    /** How many rows each query found; background jobs are those of TimescaleDB alone. */
    private static List<String> rows(DashboardQueries ran) {
        return ran.answers().stream()
                .filter(answer -> !answer.query().startsWith("pipeline-operations/Database jobs/"))
                .map(answer -> answer.query() + ": " + answer.rows())
                .toList();
    }
}
