package io.socialsignals.local.command;

import io.socialsignals.local.demo.Timeline;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.target.FileTarget;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.simulators.target.Pace;
import io.socialsignals.simulators.target.SentBefore;
import io.socialsignals.simulators.target.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
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

    @Option(names = "--truth", paramLabel = "FILE", description = "also write the planted truth")
    private @Nullable Path truth;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "also write the true label of every post and review, as JSON lines")
    private @Nullable Path labels;

    @Mixin
    private AliveOption alive;

    @Option(names = "--live", description = "let the history end now and go on in real time, without end")
    private boolean live;

    @Override
    public Integer call() throws Exception {
        Scenario base = ScenarioReader.open(scenario);
        if (file == null) {
            InputTopics.create(kafka.bootstrap(), base.partitions());
        }
        Instant from = start == null ? from(base) : start;
        Timeline timeline = Timeline.of(
                scenario, seed == null ? base.seed() : seed, from, Duration.ofDays(base.days()), Instant.now());
        Scenario played = timeline.apply(base);
        var stopped = new AtomicBoolean();
        return Interrupt.guard(() -> stopped.set(true), () -> {
            Iterator<SimRecord> records = live ? Simulation.endless(played) : Simulation.of(played);
            try (Target target = target();
                    var observers = new Observers(played, tally, truth, labels)) {
                SendProgress.run(
                        records,
                        target,
                        pace(timeline),
                        observers,
                        stopped,
                        live ? null : timeline,
                        command.commandLine().getOut(),
                        alive::touch);
            }
            return 0;
        });
    }

    /** Null for a history that ends now. A live simulation that was cut off goes on where it began, not where it would now. */
    private @Nullable Instant from(Scenario base) {
        if (!live) {
            return base.start();
        }
        Instant begun = file == null ? SentBefore.start(kafka.bootstrap()).orElse(null) : null;
        if (begun != null) {
            command.commandLine().getOut().println("goes on with the simulation that begins at " + begun);
        }
        return begun;
    }

    private Target target() {
        if (file != null) {
            return FileTarget.open(file);
        }
        return KafkaTarget.resuming(kafka.bootstrap());
    }

    private Pace pace(Timeline timeline) {
        if (live) {
            return Pace.live(Clock.systemUTC(), timeline.end().toEpochMilli());
        }
        return speed == null ? Pace.unlimited() : Pace.multiple(Clock.systemUTC(), speed);
    }
}
