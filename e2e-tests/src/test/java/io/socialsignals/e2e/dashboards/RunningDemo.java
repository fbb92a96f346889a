package io.socialsignals.e2e.dashboards;

import io.socialsignals.e2e.cluster.Poll;
import io.socialsignals.local.demo.Demo;
import io.socialsignals.local.demo.Timeline;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The demo as its user runs it, in this process: history through the whole pipeline, then live. */
final class RunningDemo implements AutoCloseable {
    private static final Pattern DASHBOARDS = Pattern.compile("dashboards +(http://\\S+)");
    private static final Pattern READER = Pattern.compile("(postgresql://\\S+) +\\(reads the views\\)");

    private final StringWriter said = new StringWriter();
    private final Demo demo;
    private final CompletableFuture<Integer> end;

    private RunningDemo(Duration history) {
        // The scenario plants its events within its days: a short history shows its first ones.
        String name = "demo";
        var base = ScenarioReader.builtIn(name);
        Timeline timeline = Timeline.of(name, base.seed(), null, history, Instant.now());
        var plan = new Demo.Plan(
                timeline.apply(base), timeline, 1, List.of("sentiment.scorer=fast"), false, false, false, false);
        demo = new Demo(plan, new PrintWriter(said, true));
        end = CompletableFuture.supplyAsync(
                () -> {
                    try (RunDirectory run = RunDirectory.open(null)) {
                        return demo.run(run);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                },
                task -> new Thread(task, "demo").start());
    }

    /** Returns once the history is in the tables. */
    static RunningDemo play(Duration history) throws Exception {
        var demo = new RunningDemo(history);
        Poll.until("the demo's history", Duration.ofMinutes(5).plus(history.dividedBy(500)), () -> {
            if (demo.end.isDone()) {
                throw new IllegalStateException("the demo ended: " + demo.said + demo.end.join());
            }
            return demo.said.toString().contains("live: event time");
        });
        return demo;
    }

    /** Address of the preview. */
    String preview() {
        return found(DASHBOARDS);
    }

    /** Queries as the reader role. */
    ReadOnlyQueries reader() {
        return reader(found(READER));
    }

    /** Queries as the account in such an address as the demo prints. */
    static ReadOnlyQueries reader(String address) {
        URI uri = URI.create(address);
        String[] account = uri.getUserInfo().split(":", 2);
        @Nullable String password = account.length > 1 ? account[1] : null;
        return new ReadOnlyQueries(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), account[0], password, null);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(said.toString());
        if (!matcher.find()) {
            throw new IllegalStateException("the demo did not print " + pattern + ": " + said);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        demo.stop();
        end.join();
    }
}
