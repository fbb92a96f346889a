package io.socialsignals.job.sink;

import java.util.Arrays;

/** A primary key, ordered so that every writer locks rows in the same order and two batches cannot deadlock. */
final class RowKey implements Comparable<RowKey> {
    private final Object[] values;
    private final int hash;

    RowKey(Object[] values) {
        this.values = values;
        this.hash = Arrays.hashCode(values);
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public int compareTo(RowKey other) {
        for (int i = 0; i < values.length; i++) {
            int order = ((Comparable) values[i]).compareTo(other.values[i]);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && Arrays.equals(values, key.values);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return Arrays.toString(values);
    }
}
