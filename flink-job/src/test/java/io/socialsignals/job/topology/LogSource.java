package io.socialsignals.job.topology;

import io.socialsignals.job.ingest.Ingested;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * A bounded topic in memory: a list per partition, read in order, each partition with its own watermark, resumed from
 * its offset.
 */
final class LogSource<T> implements Source<Ingested<T>, LogSource.Partition, Collection<LogSource.Partition>> {
    private static final Map<String, List<? extends List<?>>> LOGS = new ConcurrentHashMap<>();
    private static final Map<String, Unread> UNREAD = new ConcurrentHashMap<>();

    private final String name;
    private final int turn;
    private final boolean stopsHalfway;
    private final @Nullable String after;

    /**
     * @param turn records that are read from one partition before the next has its turn
     * @param stopsHalfway whether a partition is read on from its middle only when {@link FailOnce} knows of a checkpoint: else the
     *     rest could pass it before the news does
     */
    LogSource(String name, List<List<Ingested<T>>> partitions, int turn, boolean stopsHalfway) {
        this(name, partitions, turn, stopsHalfway, null);
    }

    /** @param after the log that must have been read to its end before a partition is read on from its middle */
    LogSource(String name, List<List<Ingested<T>>> partitions, int turn, String after) {
        this(name, partitions, turn, false, after);
    }

    private LogSource(
            String name, List<List<Ingested<T>>> partitions, int turn, boolean stopsHalfway, @Nullable String after) {
        this.name = name;
        this.turn = turn;
        this.stopsHalfway = stopsHalfway;
        this.after = after;
        LOGS.put(name, partitions);
        UNREAD.put(name, new Unread(partitions.size()));
    }

    /** Partitions of a log that have not been read to their end. */
    private static final class Unread {
        private final CompletableFuture<Void> none = new CompletableFuture<>();
        private final AtomicInteger partitions;

        Unread(int partitions) {
            this.partitions = new AtomicInteger(partitions);
        }

        void end() {
            if (partitions.decrementAndGet() == 0) {
                none.complete(null);
            }
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SplitEnumerator<Partition, Collection<Partition>> createEnumerator(
            SplitEnumeratorContext<Partition> context) {
        List<Partition> all = new ArrayList<>();
        for (int i = 0; i < LOGS.get(name).size(); i++) {
            all.add(new Partition(i, 0));
        }
        return new Assigner(context, all);
    }

    @Override
    public SplitEnumerator<Partition, Collection<Partition>> restoreEnumerator(
            SplitEnumeratorContext<Partition> context, Collection<Partition> unassigned) {
        return new Assigner(context, new ArrayList<>(unassigned));
    }

    @Override
    public SourceReader<Ingested<T>, Partition> createReader(SourceReaderContext context) {
        return new Reader<>(name, turn, stopsHalfway, after == null ? null : UNREAD.get(after));
    }

    @Override
    public SimpleVersionedSerializer<Partition> getSplitSerializer() {
        return new PartitionSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Collection<Partition>> getEnumeratorCheckpointSerializer() {
        return new PartitionsSerializer();
    }

    record Partition(int index, int offset) implements SourceSplit {
        @Override
        public String splitId() {
            return Integer.toString(index);
        }
    }

    /** Gives each reader the partitions that are its own by number, when it asks. */
    private static final class Assigner implements SplitEnumerator<Partition, Collection<Partition>> {
        private final SplitEnumeratorContext<Partition> context;
        private final List<Partition> unassigned;

        Assigner(SplitEnumeratorContext<Partition> context, List<Partition> unassigned) {
            this.context = context;
            this.unassigned = unassigned;
        }

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<Partition> splits, int subtask) {
            unassigned.addAll(splits);
        }

        @Override
        public void addReader(int subtask) {
            List<Partition> own = unassigned.stream()
                    .filter(partition -> partition.index() % context.currentParallelism() == subtask)
                    .toList();
            // All at once: a partition that joins later would find event time gone on without it.
            context.assignSplits(new SplitsAssignment<>(Map.of(subtask, own)));
            unassigned.removeAll(own);
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public Collection<Partition> snapshotState(long checkpointId) {
            return List.copyOf(unassigned);
        }

        @Override
        public void close() {}
    }

    private static final class Reader<T> implements SourceReader<Ingested<T>, Partition> {
        private final String name;
        private final int turn;
        private final List<Partition> partitions = new ArrayList<>();
        private final @Nullable Unread first;
        private boolean mayPassHalf;
        private boolean complete;
        private int next;
        private CompletableFuture<Void> available = new CompletableFuture<>();

        Reader(String name, int turn, boolean stopsHalfway, @Nullable Unread first) {
            this.first = first;
            this.name = name;
            this.turn = turn;
            this.mayPassHalf = !stopsHalfway;
        }

        @Override
        public void start() {}

        @Override
        @SuppressWarnings("unchecked")
        public InputStatus pollNext(ReaderOutput<Ingested<T>> output) {
            if (partitions.isEmpty()) {
                return complete ? InputStatus.END_OF_INPUT : waitForNews();
            }
            next = next % partitions.size();
            Partition partition = partitions.get(next);
            List<Ingested<T>> log = (List<Ingested<T>>) LOGS.get(name).get(partition.index());
            if (partition.offset() == log.size()) {
                output.releaseOutputForSplit(partition.splitId());
                partitions.remove(next);
                UNREAD.get(name).end();
                return InputStatus.MORE_AVAILABLE;
            }
            if (!mayPassHalf && partition.offset() == log.size() / 2) {
                return waitForNews();
            }
            if (first != null && !first.none.isDone() && partition.offset() == log.size() / 2) {
                available = first.none;
                return InputStatus.NOTHING_AVAILABLE;
            }
            Ingested<T> stored = log.get(partition.offset());
            Ingested<T> copy = stored.rejected == null
                    ? new Ingested<>(stored.get(), stored.at, stored.arrived, stored.partition, stored.offset)
                    : new Ingested<>(stored.rejected);
            output.createOutputForSplit(partition.splitId()).collect(copy, copy.at);
            partitions.set(next, new Partition(partition.index(), partition.offset() + 1));
            if (partition.offset() % turn == turn - 1) {
                next++;
            }
            return InputStatus.MORE_AVAILABLE;
        }

        private InputStatus waitForNews() {
            available = new CompletableFuture<>();
            return InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public List<Partition> snapshotState(long checkpointId) {
            return List.copyOf(partitions);
        }

        @Override
        public void notifyCheckpointComplete(long checkpointId) {
            mayPassHalf |= FailOnce.armed();
            available.complete(null);
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return available;
        }

        @Override
        public void addSplits(List<Partition> splits) {
            partitions.addAll(splits);
            available.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {
            complete = true;
            available.complete(null);
        }

        @Override
        public void close() {}
    }

    private static final class PartitionSerializer implements SimpleVersionedSerializer<Partition> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Partition partition) {
            return ByteBuffer.allocate(8)
                    .putInt(partition.index())
                    .putInt(partition.offset())
                    .array();
        }

        @Override
        public Partition deserialize(int version, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new Partition(buffer.getInt(), buffer.getInt());
        }
    }

    private static final class PartitionsSerializer implements SimpleVersionedSerializer<Collection<Partition>> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Collection<Partition> partitions) {
            ByteBuffer buffer = ByteBuffer.allocate(8 * partitions.size());
            partitions.forEach(p -> buffer.putInt(p.index()).putInt(p.offset()));
            return buffer.array();
        }

        @Override
        public Collection<Partition> deserialize(int version, byte[] bytes) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            List<Partition> partitions = new ArrayList<>();
            while (buffer.hasRemaining()) {
                partitions.add(new Partition(buffer.getInt(), buffer.getInt()));
            }
            return partitions;
        }
    }
}
