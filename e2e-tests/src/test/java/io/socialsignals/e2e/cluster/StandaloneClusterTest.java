package io.socialsignals.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.socialsignals.e2e.pipeline.History;
import io.socialsignals.local.demo.PipelineWatch;
import io.socialsignals.local.stack.EmbeddedKafka;
import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.simulators.tally.VerifyReport;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.timescale.Logins;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job's jar on a cluster of separate processes, as an engineer runs it. */
class StandaloneClusterTest {
    private static final Path JAR = Path.of("../flink-job/target/social-signals-job.jar");
    private static final String MAIN = "io.socialsignals.job.PipelineMain";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What a Flink distribution does not have: everything of ours, of the tests, and what the job's jar brings. */
    private static final Pattern NOT_IN_LIB =
            Pattern.compile("flink-(connector-[bjk]|test|table)|-tests\\.jar|kafka|junit"
                    + "|jqwik|assertj|archunit|opentest4j|apiguardian|flyway|postgres|picocli|progressbar|/jackson-"
                    + "|surefire|maven|langchain|opennlp|parquet|arrow|hadoop|jfree");

    @TempDir
    Path folder;

    @Test
    void aSavepointAnotherParallelismAndAKilledProcessChangeNoTable() throws Exception {
        assumeTrue(Files.exists(JAR), "skipped: " + JAR + " is not built; run './mvnw verify' over all modules");
        try (RunDirectory run = RunDirectory.open(null);
                EmbeddedPostgres postgres = EmbeddedPostgres.start(run);
                EmbeddedKafka kafka = EmbeddedKafka.start(run.folder("kafka"))) {
            postgres.migrate();
            InputTopics.create(kafka.bootstrap(), History.PARTITIONS);
            try (var cluster = new StandaloneCluster(folder, libraries(), 2);
                    var watch = new PipelineWatch(postgres)) {
                play(run, postgres, kafka, cluster, watch);
            }
        }
    }

    private void play(
            RunDirectory run,
            EmbeddedPostgres postgres,
            EmbeddedKafka kafka,
            StandaloneCluster cluster,
            PipelineWatch watch)
            throws Exception {
        cluster.startTaskManager();
        cluster.startTaskManager();
        List<String> settings = List.of(
                "--kafka.bootstrap=" + kafka.bootstrap(),
                "--database.url=" + postgres.jdbcUrl(),
                "--database.user=" + Logins.WRITER,
                "--database.password-file=" + EmbeddedPostgres.passwordFile(run),
                "--privacy.allow-development-key=true",
                "--sentiment.scorer=fast");
        String jar = cluster.upload(JAR);
        var history = new History(folder.resolve("tally"));

        history.sendUpTo(0.5, kafka.bootstrap());
        String first = cluster.run(jar, MAIN, settings, 2, "");
        Poll.until(
                "a part of the first half",
                PATIENCE,
                () -> running(cluster, first) && watch.look().total() > history.total() / 2);
        String savepoint = cluster.stopWithSavepoint(first);

        history.sendUpTo(0.7, kafka.bootstrap());
        String second = cluster.run(jar, MAIN, settings, 3, savepoint);
        long before = watch.look().total();
        Poll.until(
                "records after the savepoint",
                PATIENCE,
                () -> running(cluster, second) && watch.look().total() > before);
        cluster.killTaskManager();
        cluster.startTaskManager();
        history.sendUpTo(1, kafka.bootstrap());
        Poll.until("the whole history", PATIENCE, () -> running(cluster, second) && watch.hasCounted(history.sent()));
        cluster.drain(second);

        try (var connection = postgres.connect()) {
            VerifyReport report = history.compare(connection);
            assertThat(report.differences()).as(report.table()).isZero();
            assertThat(report.passed()).as(report.table()).isTrue();
        }
    }

    /** False while it restarts; an end for good fails the test at once. */
    private static boolean running(StandaloneCluster cluster, String job) {
        String state = cluster.state(job);
        if (state.equals("FAILED") || state.equals("FINISHED") || state.equals("CANCELED")) {
            throw new AssertionError("the job is " + state + ": " + cluster.exceptions(job));
        }
        return state.equals("RUNNING");
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry -> !entry.contains("/io/socialsignals/") && !entry.matches(".*/target/[^/]*\\.jar"))
                .filter(entry -> !NOT_IN_LIB.matcher(entry).find())
                .map(Path::of)
                .toList();
    }
}
