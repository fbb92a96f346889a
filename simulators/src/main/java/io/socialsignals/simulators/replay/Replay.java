package io.socialsignals.simulators.replay;

import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.Partitions;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.record.Undecodable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * Recorded data as records, with their original event times; a record's time stamp is its event time, so nothing of it
 * is late unless the data itself is out of order. Texts carry no label.
 *
 * <pre>{@code
 * try (Replay replay = Replay.of(Format.UCI_RETAIL, path, ReplayOptions.standard())) {
 *     Feed.run(replay, target, pace, tally, progress, stopped);
 *     System.out.print(replay.account().table());
 * }
 * }</pre>
 */
public final class Replay implements Iterator<SimRecord>, AutoCloseable {
    private final RecordedSource source;
    private final ReplayAccount account;
    private final Partitions partitions;
    private final Queue<RecordedSource.Recorded> ready = new ArrayDeque<>();
    private boolean ended;
    private long index;

    private Replay(RecordedSource source, ReplayAccount account, int partitions) {
        this.source = source;
        this.account = account;
        this.partitions = new Partitions(partitions, List.of(), 0);
    }

    /**
     * Opens recorded data.
     *
     * @throws ReplayException if it cannot be read or is not of that format
     */
    public static Replay of(Format format, Path path, ReplayOptions options) {
        ReplayAccount account = new ReplayAccount();
        try {
            return new Replay(source(format, path, options, account), account, options.partitions());
        } catch (IOException e) {
            throw new ReplayException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    private static RecordedSource source(Format format, Path path, ReplayOptions options, ReplayAccount account)
            throws IOException {
        switch (format) {
            case UCI_RETAIL:
                return new UciRetail(path, options.dropRepeated(), account);
            case REES46:
                return new Rees46(path, account);
            case X_V2:
                return new XPages(path, account);
            default:
                return new OwnRecords(path, options.topic(), account);
        }
    }

    /** What became of the rows so far. */
    public ReplayAccount account() {
        return account;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && !ended) {
            try {
                List<RecordedSource.Recorded> more = source.next();
                if (more == null) {
                    ended = true;
                } else {
                    ready.addAll(more);
                }
            } catch (IOException e) {
                throw new ReplayException("cannot read on after row " + account.rows() + ": " + e.getMessage(), e);
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public SimRecord next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the replay is over");
        }
        RecordedSource.Recorded recorded = ready.remove();
        Object event = recorded.event();
        byte[] key = recorded.key() == null ? EventParts.key(event) : recorded.key();
        byte[] value = recorded.value() == null ? EventParts.encode(event) : recorded.value();
        String topic = topic(event);
        int partition =
                recorded.partition() >= 0 ? recorded.partition() : partitions.of(topic, key, recorded.timestamp());
        return new SimRecord(index++, topic, partition, key, value, recorded.timestamp(), event, null, null);
    }

    private static String topic(Object event) {
        return event instanceof Undecodable u ? u.topic() : EventParts.topic(event);
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            throw new ReplayException("cannot close the recorded data", e);
        }
    }
}
