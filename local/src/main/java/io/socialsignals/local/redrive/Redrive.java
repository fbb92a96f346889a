package io.socialsignals.local.redrive;

import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes rejected records out of {@code signals.rejected}: lists, exports, or sends them in again. */
public final class Redrive implements AutoCloseable {
    private final String bootstrap;
    private final TopicLog log;

    /**
     * What a redrive did.
     *
     * @param found rejections that the filter accepts, or lines of the repair file
     * @param done sent or exported
     * @param already sent by an earlier redrive
     * @param refused still invalid, or no longer in Kafka
     */
    public record Counts(long found, long done, long already, long refused) {}

    public Redrive(String bootstrap) {
        this.bootstrap = bootstrap;
        this.log = new TopicLog(bootstrap);
    }

    /** Rejections by "topic kind reason", in this order. */
    public TreeMap<String, Long> count(Filter filter) {
        var counts = new TreeMap<String, Long>();
        each(filter, r -> counts.merge(r.topic() + " " + r.kind() + " " + r.reason(), 1L, Long::sum));
        return counts;
    }

    /** Writes a line for each rejection, for a person to repair. */
    public Counts export(Filter filter, Writer out) throws IOException {
        Ledger ledger = Ledger.open(bootstrap, log);
        long found = 0;
        long done = 0;
        long already = 0;
        long gone = 0;
        for (Rejected rejected : list(filter)) {
            found++;
            byte @Nullable [] value = value(rejected);
            if (ledger.contains(Coordinates.of(rejected))) {
                already++;
            } else if (value == null) {
                gone++;
            } else {
                out.write(RepairLine.format(rejected, value));
                out.write('\n');
                done++;
            }
        }
        return new Counts(found, done, already, gone);
    }

    /** Sends the rejections in again without a change, for when the configuration was at fault. */
    public Counts sendAsIs(Filter filter) {
        Ledger ledger = Ledger.open(bootstrap, log);
        long found = 0;
        long already = 0;
        long gone = 0;
        try (var sender = new Sender(bootstrap, ledger)) {
            for (Rejected rejected : list(filter)) {
                found++;
                byte @Nullable [] value = value(rejected);
                if (ledger.contains(Coordinates.of(rejected))) {
                    already++;
                } else if (value == null) {
                    gone++;
                } else {
                    sender.send(new RepairLine(Coordinates.of(rejected), rejected.key(), value));
                }
            }
            return new Counts(found, sender.finish(), already, gone);
        }
    }

    /**
     * Sends the records of a repair file to their topics. A record that is still invalid is not sent; {@code problems}
     * is told its line and rule.
     */
    public Counts sendRepaired(BufferedReader in, Consumer<String> problems) throws IOException {
        Ledger ledger = Ledger.open(bootstrap, log);
        long number = 0;
        long found = 0;
        long already = 0;
        long refused = 0;
        try (var sender = new Sender(bootstrap, ledger)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (line.isBlank()) {
                    continue;
                }
                found++;
                try {
                    RepairLine repaired = RepairLine.parse(line);
                    String problem = WireCheck.problem(repaired.from().topic(), repaired.value());
                    if (ledger.contains(repaired.from())) {
                        already++;
                    } else if (problem.isEmpty()) {
                        sender.send(repaired);
                    } else {
                        refused++;
                        problems.accept("line " + number + ": still not valid: " + problem);
                    }
                } catch (IOException e) {
                    refused++;
                    problems.accept("line " + number + ": " + e.getMessage());
                }
            }
            return new Counts(found, sender.finish(), already, refused);
        }
    }

    /** A late record was rejected after decoding and without its bytes; its topic still has them. */
    private byte @Nullable [] value(Rejected rejected) {
        return rejected.raw() != null ? rejected.raw() : log.valueAt(Coordinates.of(rejected));
    }

    private List<Rejected> list(Filter filter) {
        var all = new ArrayList<Rejected>();
        each(filter, all::add);
        return all;
    }

    private void each(Filter filter, Consumer<Rejected> receiver) {
        log.readAll(Topics.REJECTED, entry -> {
            try {
                Rejected rejected = EventCodec.decodeRejected(entry.value());
                if (filter.accepts(rejected)) {
                    receiver.accept(rejected);
                }
            } catch (DecodeException e) {
                throw new UncheckedIOException(new IOException(
                        Topics.REJECTED + " offset " + entry.offset() + " is not a rejection: " + e.getMessage(), e));
            }
        });
    }

    @Override
    public void close() {
        log.close();
    }
}
