package io.socialsignals.local.command;

import io.socialsignals.local.demo.EmbeddedReplay;
import io.socialsignals.local.stack.RunDirectory;
import io.socialsignals.simulators.replay.Format;
import io.socialsignals.simulators.replay.Replay;
import io.socialsignals.simulators.replay.ReplayOptions;
import io.socialsignals.simulators.target.InputTopics;
import io.socialsignals.simulators.target.KafkaTarget;
import io.socialsignals.simulators.target.Pace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Sends recorded data through the same topics as everything else. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Send recorded data to Kafka with its original event times, and account for every row of it.",
            "With --embedded it starts broker, database and job itself, waits for the end, compares the tables with what"
                    + " was sent, and prints the revenue that the tables hold. Lead/lag and signals are off then, unless"
                    + " --set analytics.enabled=true."
        },
        footer = {
            "",
            "Examples:",
            "  social-signals replay --format uci-retail online_retail_II.csv.gz --embedded",
            "  social-signals replay --format x-v2 pages/ --kafka localhost:9092",
            "  social-signals replay --format ndjson records.ndjson --kafka localhost:9092 --speed 60",
            "",
            "Exit code: 0 every row accounted for, 1 not or the tables differ, 2 it could not run."
        })
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOption kafka;

    @Mixin
    private StackOptions stack;

    @Parameters(paramLabel = "PATH", description = "the recorded file, or folder")
    private Path path;

    @Option(
            names = "--format",
            required = true,
            converter = FormatName.class,
            completionCandidates = FormatName.class,
            description = "one of ${COMPLETION-CANDIDATES}")
    private Format format;

    @Option(names = "--embedded", description = "in a stack of its own, and compare at the end")
    private boolean embedded;

    @Option(
            names = "--speed",
            paramLabel = "X",
            description = "recorded seconds per second; default: as fast as possible")
    private @Nullable Double speed;

    @Option(names = "--topic", description = "of bare records (ndjson); default: what lines or file name tell")
    private @Nullable String topic;

    @Option(names = "--drop-repeated", description = "uci-retail: leave out lines that repeat another in every column")
    private boolean dropRepeated;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "4",
            description = "of topics that are made; default ${DEFAULT-VALUE}")
    private int partitions;

    /** {@code uci-retail} and so on. */
    static final class FormatName implements ITypeConverter<Format>, Iterable<String> {
        @Override
        public Format convert(String text) {
            return Arrays.stream(Format.values())
                    .filter(format -> format.key().equals(text))
                    .findFirst()
                    .orElseThrow(
                            () -> new TypeConversionException("'" + text + "' is none of " + String.join(", ", this)));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Format.values()).map(Format::key).iterator();
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter out = command.commandLine().getOut();
        var options = new ReplayOptions(partitions, dropRepeated, topic);
        try (Replay replay = Replay.of(format, path, options)) {
            int code = embedded ? embedded(replay, out) : send(replay, out);
            out.println(replay.account().table());
            return code == 0 && !replay.account().isComplete() ? 1 : code;
        }
    }

    private int embedded(Replay replay, PrintWriter out) throws Exception {
        try (RunDirectory run = stack.open()) {
            var whole = new EmbeddedReplay(partitions, stack.parallelism, stack.jobSettings(), out);
            return Interrupt.guard(whole::stop, () -> whole.run(run, replay));
        }
    }

    private int send(Replay replay, PrintWriter out) throws Exception {
        String bootstrap = kafka.bootstrap();
        InputTopics.create(bootstrap, partitions);
        Pace pace = speed == null ? Pace.unlimited() : Pace.multiple(Clock.systemUTC(), speed);
        var stopped = new AtomicBoolean();
        return Interrupt.guard(() -> stopped.set(true), () -> {
            try (var target = KafkaTarget.open(bootstrap)) {
                SendProgress.run(replay, target, pace, record -> {}, stopped, null, out, () -> {});
            }
            return 0;
        });
    }
}
