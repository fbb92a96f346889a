package io.socialsignals.job.sink;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How rows of one type are upserted into one table: the columns with their SQL type and where a row has them, and which
 * of them are the primary key.
 */
public final class Upsert<T> implements Serializable {
    private final String table;
    private final List<Column<T>> columns;
    private final int keyColumns;

    private Upsert(String table, List<Column<T>> columns, int keyColumns) {
        this.table = table;
        this.columns = columns;
        this.keyColumns = keyColumns;
    }

    /** Starts the description of {@code schema.table}. Key columns come first. */
    public static <T> Builder<T> into(String table) {
        return new Builder<>(table);
    }

    public String table() {
        return table;
    }

    List<Column<T>> columns() {
        return columns;
    }

    /** The row's primary key: equal keys are the same row of the table. */
    RowKey keyOf(T row) {
        Object[] key = new Object[keyColumns];
        for (int i = 0; i < keyColumns; i++) {
            Object value = columns.get(i).value(row);
            if (value == null) {
                throw new IllegalStateException(
                        table + "." + columns.get(i).name() + " is part of the key and must not be null: " + row);
            }
            key[i] = value;
        }
        return new RowKey(key);
    }

    /** One statement for any number of rows: its parameters are one array per column. */
    String sql() {
        String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
        String selected =
                columns.stream().map(c -> c.type().stored("r." + c.name())).collect(Collectors.joining(", "));
        String arrays = columns.stream().map(c -> c.type().parameter()).collect(Collectors.joining(", "));
        String key = columns.subList(0, keyColumns).stream().map(Column::name).collect(Collectors.joining(", "));
        String changes = IntStream.range(keyColumns, columns.size())
                .mapToObj(i ->
                        columns.get(i).name() + " = excluded." + columns.get(i).name())
                .collect(Collectors.joining(", "));
        return """
                INSERT INTO %s (%s)
                SELECT %s FROM unnest(%s) AS r(%s)
                ON CONFLICT (%s) DO %s"""
                .formatted(
                        table,
                        names,
                        selected,
                        arrays,
                        names,
                        key,
                        changes.isEmpty() ? "NOTHING" : "UPDATE SET " + changes);
    }

    /** Where a row has a column's value. */
    @FunctionalInterface
    public interface Getter<T> extends Serializable {
        @Nullable
        Object of(T row);
    }

    record Column<T>(String name, SqlType type, Getter<T> getter) implements Serializable {
        @Nullable
        Object value(T row) {
            return type.clean(getter.of(row));
        }
    }

    /** Collects columns in the order of the statement. */
    public static final class Builder<T> {
        private final String table;
        private final List<Column<T>> columns = new ArrayList<>();
        private int keyColumns = -1;

        private Builder(String table) {
            this.table = table;
        }

        public Builder<T> text(String name, Getter<T> getter) {
            return column(name, SqlType.TEXT, getter);
        }

        public Builder<T> integer(String name, Getter<T> getter) {
            return column(name, SqlType.INT, getter);
        }

        public Builder<T> bigint(String name, Getter<T> getter) {
            return column(name, SqlType.LONG, getter);
        }

        /** {@code NaN} is stored as null. */
        public Builder<T> number(String name, Getter<T> getter) {
            return column(name, SqlType.DOUBLE, getter);
        }

        public Builder<T> bool(String name, Getter<T> getter) {
            return column(name, SqlType.BOOLEAN, getter);
        }

        /** The getter gives epoch milliseconds UTC. */
        public Builder<T> time(String name, Getter<T> getter) {
            return column(name, SqlType.TIME, getter);
        }

        /** Says that the columns so far are the primary key. */
        public Builder<T> key() {
            keyColumns = columns.size();
            return this;
        }

        public Upsert<T> build() {
            if (keyColumns < 1) {
                throw new IllegalStateException(table + " has no key");
            }
            return new Upsert<>(table, List.copyOf(columns), keyColumns);
        }

        private Builder<T> column(String name, SqlType type, Getter<T> getter) {
            columns.add(new Column<>(name, type, getter));
            return this;
        }
    }
}
