package io.socialsignals.local.command;

import io.socialsignals.local.redrive.Filter;
import io.socialsignals.local.redrive.Redrive;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists rejected records, or sends them in again. */
@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "List rejected records, export them for repair, or send them in again.",
            "Without an action it counts them. Each record is sent once, however often this runs: what was sent is"
                    + " remembered in the topic signals.redriven."
        },
        footer = {
            "",
            "Examples:",
            "  social-signals redrive --kafka localhost:9092",
            "  social-signals redrive --kafka localhost:9092 --kind invalid --export rejected.ndjson",
            "  social-signals redrive --kafka localhost:9092 --import rejected.ndjson",
            "",
            "Exit code: 0 done, 1 some records were refused, 2 wrong usage or nothing to talk to."
        })
public final class RedriveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private KafkaOption kafka;

    @Option(names = "--kind", description = "only this kind: malformed, invalid, unsupported, future, late; repeatable")
    private Set<String> kinds = new LinkedHashSet<>();

    @Option(names = "--reason", description = "only this rule, e.g. commerce.quantity.range; repeatable")
    private Set<String> reasons = new LinkedHashSet<>();

    @Option(names = "--topic", description = "only records of this topic; repeatable")
    private Set<String> topics = new LinkedHashSet<>();

    @ArgGroup
    private @Nullable Action action;

    /** At most one of these. */
    static final class Action {
        @Option(
                names = "--export",
                paramLabel = "FILE",
                description = "write them, one JSON object a line; repair 'text'")
        private @Nullable Path export;

        @Option(names = "--import", paramLabel = "FILE", description = "send the repaired records of such a file")
        private @Nullable Path repaired;

        @Option(names = "--as-is", description = "send them again without a change")
        private boolean asIs;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        var filter = new Filter(kinds, reasons, topics);
        try (var redrive = new Redrive(kafka.bootstrap())) {
            if (action == null) {
                print(redrive, filter, out);
                return 0;
            }
            if (action.export != null) {
                Redrive.Counts counts;
                try (Writer file = Files.newBufferedWriter(action.export)) {
                    counts = redrive.export(filter, file);
                }
                return report(out, "exported to " + action.export, counts);
            }
            if (action.repaired != null) {
                try (BufferedReader file = Files.newBufferedReader(action.repaired)) {
                    return report(out, "sent", redrive.sendRepaired(file, problem -> command.commandLine()
                            .getErr()
                            .println(action.repaired + ", " + problem)));
                }
            }
            return action.asIs ? report(out, "sent", redrive.sendAsIs(filter)) : 2;
        }
    }

    private static void print(Redrive redrive, Filter filter, PrintWriter out) {
        var counts = redrive.count(filter);
        out.printf(Locale.ROOT, "%10s  %-20s %-12s %s%n", "records", "topic", "kind", "reason");
        counts.forEach((name, count) -> {
            String[] parts = name.split(" ", 3);
            out.printf(Locale.ROOT, "%10d  %-20s %-12s %s%n", count, parts[0], parts[1], parts[2]);
        });
        long total = counts.values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%10d  in all%n", total);
    }

    private static int report(PrintWriter out, String verb, Redrive.Counts counts) {
        out.printf(
                Locale.ROOT,
                "%d records: %d %s, %d sent earlier, %d refused%n",
                counts.found(),
                counts.done(),
                verb,
                counts.already(),
                counts.refused());
        return counts.refused() == 0 ? 0 : 1;
    }
}
