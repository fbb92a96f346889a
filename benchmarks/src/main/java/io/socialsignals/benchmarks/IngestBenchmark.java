package io.socialsignals.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.sun.management.ThreadMXBean;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.job.config.Secret;
import io.socialsignals.job.ingest.Identity;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.Pseudonyms;
import io.socialsignals.job.ingest.RecordKind;
import io.socialsignals.job.ingest.RecordKinds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What the steps of ingest cost per record, in CPU time of one thread and bytes allocated: parsing alone (Jackson's
 * tokens, the ceiling of any decoder built on it), decoding with validation, pseudonyms and identity, and the hop to
 * another subtask (serialise and deserialise). CPU time, since the machine may be busy with other things.
 */
public final class IngestBenchmark {
    private static final int RECORDS = 20_000;
    private static final int ROUNDS = 15;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final long START = 1_767_225_600_000L;

    private IngestBenchmark() {}

    private interface Step {
        int run() throws Exception;
    }

    /** Prints one line per kind of record and step. */
    public static void main(String[] args) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%-12s %-12s %6s %10s %8s %10s%n",
                "record",
                "step",
                "bytes",
                "ns/record",
                "MB/s",
                "B alloc");
        Random random = new Random(1);
        measure(RecordKinds.POSTS, i -> post(i, random));
        measure(RecordKinds.COMMERCE, i -> commerce(i, random));
        measure(RecordKinds.ENGAGEMENT, i -> engagement(i, random));
    }

    private static <T> void measure(RecordKind<T> kind, IntFunction<T> make) throws Exception {
        byte[][] json = new byte[RECORDS][];
        long bytes = 0;
        for (int i = 0; i < RECORDS; i++) {
            json[i] = kind.encoder().of(make.apply(i));
            bytes += json[i].length;
        }
        long mean = bytes / RECORDS;
        time(kind, "tokens", mean, () -> tokens(json));
        time(kind, "decode", mean, () -> decode(kind, json));
        Pseudonyms pseudonyms = new Pseudonyms(new Secret("a key for the benchmark"));
        List<Ingested<T>> ingested =
                Arrays.stream(json).map(value -> ingest(kind, value)).toList();
        time(kind, "admit", mean, () -> admit(kind, ingested, pseudonyms));
        time(kind, "hop", mean, () -> hop(kind, ingested));
    }

    private static void time(RecordKind<?> kind, String name, long bytes, Step step) throws Exception {
        double[] nanos = new double[ROUNDS];
        double allocated = 0;
        long sum = 0;
        long thread = Thread.currentThread().getId();
        for (int round = 0; round < ROUNDS; round++) {
            long cpu = THREADS.getCurrentThreadCpuTime();
            long heap = THREADS.getThreadAllocatedBytes(thread);
            sum += step.run();
            nanos[round] = (THREADS.getCurrentThreadCpuTime() - cpu) / (double) RECORDS;
            allocated = (THREADS.getThreadAllocatedBytes(thread) - heap) / (double) RECORDS;
        }
        double[] warm = Arrays.copyOfRange(nanos, ROUNDS / 3, ROUNDS);
        Arrays.sort(warm);
        double median = warm[warm.length / 2];
        System.out.printf(
                Locale.ROOT,
                "%-12s %-12s %6d %10.0f %8.0f %10.0f%s%n",
                kind.name(),
                name,
                bytes,
                median,
                bytes * 1000.0 / median,
                allocated,
                sum == 0 ? " nothing done" : "");
    }

    private static int tokens(byte[][] json) throws IOException {
        int count = 0;
        for (byte[] value : json) {
            try (JsonParser parser = FACTORY.createParser(value)) {
                while (parser.nextToken() != null) {
                    count++;
                }
            }
        }
        return count;
    }

    private static <T> int decode(RecordKind<T> kind, byte[][] json) throws Exception {
        int hash = 0;
        for (byte[] value : json) {
            hash += (int) kind.at().of(kind.decoder().decode(value));
        }
        return hash;
    }

    private static <T> Ingested<T> ingest(RecordKind<T> kind, byte[] value) {
        try {
            T event = kind.decoder().decode(value);
            return new Ingested<>(event, kind.at().of(event), START, 1, 1);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> int admit(RecordKind<T> kind, List<Ingested<T>> ingested, Pseudonyms pseudonyms) {
        int hash = 0;
        for (Ingested<T> one : ingested) {
            T event = one.get();
            hash += (int) Identity.of(kind.id().of(event), one.at);
            hash += kind.masking().mask(event, pseudonyms) == event ? 1 : 3;
        }
        return hash;
    }

    private static <T> int hop(RecordKind<T> kind, List<Ingested<T>> ingested) throws IOException {
        TypeSerializer<Ingested<T>> serializer = kind.ingestedType().createSerializer(new SerializerConfigImpl());
        DataOutputSerializer out = new DataOutputSerializer(1024);
        DataInputDeserializer in = new DataInputDeserializer();
        int hash = 0;
        for (Ingested<T> one : ingested) {
            out.clear();
            serializer.serialize(one, out);
            in.setBuffer(out.getSharedBuffer(), 0, out.length());
            hash += (int) serializer.deserialize(in).at;
        }
        return hash;
    }

    private static Post post(int i, Random random) {
        return new Post(
                "x-" + Long.toString(random.nextLong() >>> 1, 36),
                START + i,
                "x",
                "author-" + random.nextInt(5000),
                random.nextInt(100_000),
                "My new Aurora lamp makes the whole room glow, honestly the best thing I bought this year, number " + i,
                "en",
                List.of("aurora", "lamp"),
                i % 3 == 0 ? List.of("author-" + random.nextInt(5000)) : List.of(),
                null,
                null,
                null,
                null,
                "spring",
                "text");
    }

    private static CommerceEvent commerce(int i, Random random) {
        return new CommerceEvent(
                "c-" + Long.toString(random.nextLong() >>> 1, 36),
                START + i,
                CommerceType.VIEW,
                "sku-" + random.nextInt(50),
                4999,
                1,
                0,
                "EUR",
                "user-" + random.nextInt(5000),
                "session-" + i / 4,
                null,
                "de-by",
                "x",
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static Engagement engagement(int i, Random random) {
        return new Engagement(
                "e-" + i, START + i, "x-" + i / 8, "x", random.nextInt(1000), 5, 6, 7, 8, 9, 10_000L, 20_000L, 300L);
    }
}
