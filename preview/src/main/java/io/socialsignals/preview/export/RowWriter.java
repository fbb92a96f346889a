package io.socialsignals.preview.export;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes one row after another to a file. */
interface RowWriter extends AutoCloseable {
    /** @param values in the order of the columns: Long, Double, Boolean, java.time.Instant, String or null */
    void write(List<@Nullable Object> values) throws IOException;

    @Override
    void close() throws IOException;
}
