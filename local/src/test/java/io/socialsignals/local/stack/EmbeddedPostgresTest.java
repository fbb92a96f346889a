package io.socialsignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    @Test
    void aTemporaryServerLeavesNoFileAndNoProcess() throws Exception {
        RunDirectory run = RunDirectory.open(null);
        long watchdog;
        try (run;
                EmbeddedPostgres server = EmbeddedPostgres.start(run)) {
            watchdog = server.watchdogPid();
            assertThat(answer(server, "SELECT 40 + 2")).isEqualTo("42");
        }
        assertThat(run.path()).doesNotExist();
        assertThat(ProcessHandle.of(watchdog)).isEmpty();
    }

    @Test
    void aKeptFolderHasItsDataAndPasswordAtTheNextStart(@TempDir Path folder) throws Exception {
        String password;
        try (RunDirectory run = RunDirectory.open(folder.resolve("kept"));
                EmbeddedPostgres server = EmbeddedPostgres.start(run)) {
            password = server.password();
            try (var connection = server.connect();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept AS SELECT 7 AS value");
            }
        }
        try (RunDirectory run = RunDirectory.open(folder.resolve("kept"));
                EmbeddedPostgres server = EmbeddedPostgres.start(run)) {
            assertThat(answer(server, "SELECT value FROM kept")).isEqualTo("7");
            assertThat(server.password()).isEqualTo(password);
        }
    }

    @Test
    void rootWithoutUserNamespacesRunsTheServerAsAnotherUser() throws Exception {
        assumeTrue(Shell.run(List.of("id", "-u")).output().equals("0"), "skipped: only root needs another user");
        assumeTrue(
                Shell.run(List.of("setpriv", "--version")).code() == 0,
                "skipped: setpriv (util-linux) is not installed");
        // Not below java.io.tmpdir: a build folder may lie where no other user can enter.
        Path folder = Files.createDirectory(
                Path.of("/tmp", "social-signals-test-" + ProcessHandle.current().pid()));
        try (RunDirectory run = RunDirectory.open(folder)) {
            Path bin = PostgresBinaries.unpack(run.folder("postgres"));
            PostgresUser user = PostgresUser.choose(run.folder("postgres"), false);
            assertThat(user.prefix()).contains("setpriv");
            try (EmbeddedPostgres server = EmbeddedPostgres.start(run, bin, user)) {
                assertThat(answer(server, "SELECT 40 + 2")).isEqualTo("42");
            }
        } finally {
            RunDirectory.delete(folder);
        }
    }

    @Test
    void twoRunsCannotShareAFolder(@TempDir Path folder) {
        try (RunDirectory first = RunDirectory.open(folder)) {
            assertThatThrownBy(() -> RunDirectory.open(first.path()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("Another run uses");
        }
    }

    /** Starts a server and waits to be killed. */
    static final class Victim {
        public static void main(String[] args) throws IOException {
            RunDirectory run = RunDirectory.open(null);
            EmbeddedPostgres server = EmbeddedPostgres.start(run);
            Path pidFile = run.path().resolve("postgres-data/postmaster.pid");
            System.out.println(run.path() + " " + server.watchdogPid() + " "
                    + Files.readAllLines(pidFile).get(0));
            System.in.read();
        }
    }

    @Test
    void aKilledProgramLeavesNoServerAndNoFile() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        Victim.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String[] told = victim.inputReader().readLine().split(" ");
        ProcessHandle watchdog = ProcessHandle.of(Long.parseLong(told[1])).orElseThrow();
        ProcessHandle server = ProcessHandle.of(Long.parseLong(told[2])).orElseThrow();
        victim.destroyForcibly();

        server.onExit().get(30, TimeUnit.SECONDS);
        watchdog.onExit().get(30, TimeUnit.SECONDS);
        assertThat(Path.of(told[0])).doesNotExist();
    }

    private static String answer(EmbeddedPostgres server, String query) throws Exception {
        try (var connection = server.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
