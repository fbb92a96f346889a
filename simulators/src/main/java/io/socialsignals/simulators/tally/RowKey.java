package io.socialsignals.simulators.tally;

import org.jspecify.annotations.Nullable;

/**
 * What tells a row of a table from the others.
 *
 * @param time epoch milliseconds
 * @param fields the key columns, separated by tabs
 */
record RowKey(long time, String fields) implements Comparable<RowKey> {
    static RowKey of(long time, @Nullable String... fields) {
        return new RowKey(time, joined(fields));
    }

    /** Joins fields by tabs; null is empty. */
    static String joined(@Nullable String... fields) {
        if (fields.length == 1) {
            return clean(fields[0]);
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.append('\t');
            }
            out.append(clean(fields[i]));
        }
        return out.toString();
    }

    /** Tabs and line ends would break the file apart. */
    static String clean(@Nullable String field) {
        if (field == null) {
            return "";
        }
        boolean plain = field.indexOf('\t') < 0 && field.indexOf('\n') < 0 && field.indexOf('\r') < 0;
        return plain ? field : field.replaceAll("[\t\n\r]", " ");
    }

    @Override
    public int compareTo(RowKey other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : fields.compareTo(other.fields);
    }
}
