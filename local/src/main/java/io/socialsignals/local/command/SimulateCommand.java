package io.socialsignals.local.command;

import io.socialsignals.local.demo.Timeline;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.tally.Tally;
import io.socialsignals.simulators.tally.TallyRules;
import io.socialsignals.simulators.target.FileTarget;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.simulators.target.Pace;
import io.socialsignals.simulators.target.Target;
import io.socialsignals.simulators.truth.Truth;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
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
            try (Target target = target(played);
                    var observers = new Observers(played)) {
                SendProgress.run(
                        records,
                        target,
                        pace(timeline),
                        observers,
                        stopped,
                        command.commandLine().getOut());
            }
            return 0;
        });
    }

    /** Writes beside the records what was asked for. */
    private final class Observers implements Consumer<SimRecord>, AutoCloseable {
        private final @Nullable Tally account = tally == null ? null : new Tally(tally, TallyRules.standard());
        private final @Nullable Truth planted;

        Observers(Scenario played) {
            planted = truth == null ? null : new Truth(truth, played);
        }

        @Override
        public void accept(SimRecord record) {
            if (account != null) {
                account.accept(record);
            }
            if (planted != null) {
                planted.accept(record);
            }
        }

        @Override
        public void close() {
            if (account != null) {
                account.close();
            }
            if (planted != null) {
                planted.close();
            }
        }
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
}
