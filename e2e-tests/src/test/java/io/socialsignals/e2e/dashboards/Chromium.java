package io.socialsignals.e2e.dashboards;

import io.socialsignals.e2e.cluster.Poll;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A headless browser of its own, with an empty profile. */
final class Chromium implements AutoCloseable {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path profile;
    private final int port;

    private Chromium(Process process, Path profile) throws Exception {
        this.process = process;
        this.profile = profile;
        // Chromium writes the port that it chose into its profile.
        Path chosen = profile.resolve("DevToolsActivePort");
        Poll.until("the browser's start", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the browser ended: " + Files.readString(profile.resolve("log")));
            }
            return Files.exists(chosen) && Files.readAllLines(chosen).size() >= 2;
        });
        this.port = Integer.parseInt(Files.readAllLines(chosen).get(0));
    }

    /** The browser on the PATH; empty when there is none. */
    static Optional<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(dir -> Path.of(dir, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile an empty folder */
    static Chromium start(Path program, Path profile) throws Exception {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        // The sandbox refuses to run as root, as tests do in containers; only own pages are opened.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        return new Chromium(process, profile);
    }

    /** A new tab. */
    DevTools open() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        URI made = URI.create("http://127.0.0.1:" + port + "/json/new?about:blank");
        String tab = client.send(
                        HttpRequest.newBuilder(made)
                                .PUT(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return DevTools.connect(client, tab);
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit()
                .orTimeout(10, TimeUnit.SECONDS)
                .exceptionally(late -> process.destroyForcibly())
                .join();
        children.forEach(ProcessHandle::destroyForcibly);
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
