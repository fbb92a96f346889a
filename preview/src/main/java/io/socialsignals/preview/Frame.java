package io.socialsignals.preview;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a query.
 *
 * @param columns names and kinds ("time", "number", "string" or "boolean")
 * @param rows values in the columns' order; times as epoch milliseconds
 * @param truncated true when there were more rows than are shown
 */
public record Frame(List<Column> columns, List<List<@Nullable Object>> rows, boolean truncated) {
    /** A column of a frame. */
    public record Column(String name, String kind) {}
}
