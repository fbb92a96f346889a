package io.socialsignals.simulators.target;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Fault;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/**
 * Writes one JSON object a line: topic, partition, timestamp, key and either {@code value}, the record itself, or
 * {@code base64}, the bytes of a record that is no JSON. Opened on a file that holds some lines already, it steps over
 * as many records and goes on, so a run that was cut off can be finished.
 */
public final class FileTarget implements Target {
    private static final Set<Fault> STILL_JSON =
            EnumSet.of(Fault.DUPLICATE, Fault.LATE, Fault.FAR_FUTURE, Fault.FAR_PAST);

    private final Path file;
    private final OutputStream out;
    private long toSkip;

    private FileTarget(Path file, OutputStream out, long toSkip) {
        this.file = file;
        this.out = out;
        this.toSkip = toSkip;
    }

    /** Opens or goes on with a file. */
    public static FileTarget open(Path file) {
        try {
            long lines = Files.exists(file) ? wholeLines(file) : 0;
            OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return new FileTarget(file, new BufferedOutputStream(out, 1 << 16), lines);
        } catch (IOException e) {
            throw new TargetException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    /** Counts the whole lines and cuts off what follows the last one. */
    private static long wholeLines(Path file) throws IOException {
        long lines = 0;
        long position = 0;
        long end = 0;
        byte[] buffer = new byte[1 << 16];
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            for (int n = open.read(buffer); n > 0; n = open.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    if (buffer[i] == '\n') {
                        lines++;
                        end = position + i + 1;
                    }
                }
                position += n;
            }
            open.setLength(end);
        }
        return lines;
    }

    @Override
    public boolean holds(SimRecord record) {
        return toSkip > 0;
    }

    @Override
    public void send(SimRecord record) {
        if (toSkip > 0) {
            toSkip--;
            return;
        }
        try {
            String head = "{\"topic\":\"" + record.topic() + "\",\"partition\":" + record.partition()
                    + ",\"timestamp\":" + record.timestamp() + ",\"key\":\"";
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            out.write(JsonStringEncoder.getInstance().quoteAsUTF8(new String(record.key(), StandardCharsets.UTF_8)));
            if (record.fault() == null || STILL_JSON.contains(record.fault())) {
                out.write("\",\"value\":".getBytes(StandardCharsets.US_ASCII));
                out.write(record.value());
            } else {
                out.write("\",\"base64\":\"".getBytes(StandardCharsets.US_ASCII));
                out.write(Base64.getEncoder().encode(record.value()));
                out.write('"');
            }
            out.write('}');
            out.write('\n');
        } catch (IOException e) {
            throw new TargetException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new TargetException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new TargetException("cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
