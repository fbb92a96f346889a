package io.socialsignals.local.command;

import io.socialsignals.local.demo.Timeline;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.tally.Tally;
import io.socialsignals.simulators.tally.TallyRules;
import io.socialsignals.simulators.target.Feed;
import io.socialsignals.simulators.target.FileTarget;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.simulators.target.Pace;
import io.socialsignals.simulators.target.Target;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sends a simulation to Kafka or a file. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Send simulated posts, sales, reviews and campaigns to Kafka or a file: same scenario and seed, same bytes.",
            "Cut off and run again with the same options, it goes on where it stopped."
        },
        footer = {
            "",
            "Examples:",
            "  social-signals simulate --kafka localhost:9092 --scenario faults-1m",
            "  social-signals simulate --kafka localhost:9092 --live",
            "  social-signals simulate --file records.ndjson --scenario tiny",
            "",
            "Exit code: 0 all sent, 2 it could not run."
        })
public final class SimulateCommand implements Callable<Integer> {
    private static final long TELL_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOption kafka;

    @Option(names = "--file", paramLabel = "FILE", description = "write JSON lines instead of sending to Kafka")
    private @Nullable Path file;

    @Option(
            names = "--scenario",
            paramLabel = "NAME|FILE",
            defaultValue = "demo",
            description = "a built-in scenario or a YAML file; default ${DEFAULT-VALUE}")
    private String scenario;

    @Option(names = "--seed", paramLabel = "N", description = "other random draws; default: the scenario's")
    private @Nullable Long seed;

    @Option(names = "--start", paramLabel = "TIME", description = "first event time; default: the scenario's")
    private @Nullable Instant start;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "simulated seconds per second; default: as fast as possible")
    private @Nullable Double speed;

    @Option(
            names = "--tally",
            paramLabel = "DIR",
            description = "also write an account of what the tables must hold, for 'verify'")
    private @Nullable Path tally;

    @Option(names = "--live", description = "let the history end now and go on in real time, without end")
    private boolean live;

    @Override
    public Integer call() throws Exception {
        Scenario base = ScenarioReader.open(scenario);
        Instant from = start == null && !live ? base.start() : start;
        Timeline timeline = Timeline.of(
                scenario, seed == null ? base.seed() : seed, from, Duration.ofDays(base.days()), Instant.now());
        Scenario played = timeline.apply(base);
        var stopped = new AtomicBoolean();
        return Interrupt.guard(() -> stopped.set(true), () -> {
            Iterator<SimRecord> records = live ? Simulation.endless(played) : Simulation.of(played);
            try (Target target = target(played)) {
                if (tally == null) {
                    send(records, target, pace(timeline), record -> {}, stopped);
                } else {
                    try (var account = new Tally(tally, TallyRules.standard())) {
                        send(records, target, pace(timeline), account, stopped);
                    }
                }
            }
            return 0;
        });
    }

    private Target target(Scenario played) {
        if (file != null) {
            return FileTarget.open(file);
        }
        String bootstrap = kafka.bootstrap();
        InputTopics.create(bootstrap, played.partitions());
        return KafkaTarget.resuming(bootstrap);
    }

    private Pace pace(Timeline timeline) {
        if (live) {
            return Pace.live(Clock.systemUTC(), 1, timeline.end().toEpochMilli());
        }
        return speed == null
                ? Pace.unlimited()
                : Pace.live(Clock.systemUTC(), speed, timeline.start().toEpochMilli());
    }

    private void send(
            Iterator<SimRecord> records,
            Target target,
            Pace pace,
            Consumer<SimRecord> observer,
            AtomicBoolean stopped) {
        PrintWriter out = command.commandLine().getOut();
        long begun = System.nanoTime();
        long[] told = {begun};
        Feed.Progress all = Feed.run(
                records,
                target,
                pace,
                observer,
                progress -> {
                    if (System.nanoTime() - told[0] > TELL_EVERY_NANOS) {
                        told[0] = System.nanoTime();
                        out.println(line(progress, begun));
                    }
                },
                stopped::get);
        out.println(line(all, begun) + (stopped.get() ? ", stopped" : ", done"));
    }

    private static String line(Feed.Progress progress, long begun) {
        double seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        return String.format(
                Locale.ROOT,
                "%,d records, %,.0f/s, simulated time %s",
                progress.records(),
                progress.records() / seconds,
                Instant.ofEpochMilli(progress.timestamp()));
    }
}
