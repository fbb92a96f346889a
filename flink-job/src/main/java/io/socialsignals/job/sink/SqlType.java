package io.socialsignals.job.sink;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The column types of the tables, and how a column's values of one batch are sent as one array. */
enum SqlType {
    TEXT("text", String[]::new),
    INT("int4", Integer[]::new),
    LONG("int8", Long[]::new),
    DOUBLE("float8", Double[]::new),
    BOOLEAN("bool", Boolean[]::new),
    /** A time in epoch milliseconds UTC, stored as timestamptz. */
    TIME("int8", Long[]::new);

    private final String sent;
    private final NewArray newArray;

    SqlType(String sent, NewArray newArray) {
        this.sent = sent;
        this.newArray = newArray;
    }

    /** The parameter of a batch's array. */
    String parameter() {
        return "?::" + sent + "[]";
    }

    /** The stored value from a column that holds what was sent; exact also for times, unlike a division. */
    String stored(String column) {
        return this == TIME ? "timestamptz 'epoch' + " + column + " * interval '1 millisecond'" : column;
    }

    java.sql.Array array(Connection connection, @Nullable Object[] values) throws SQLException {
        Object[] typed = newArray.ofLength(values.length);
        System.arraycopy(values, 0, typed, 0, values.length);
        return connection.createArrayOf(sent, typed);
    }

    /** A value as the database takes it: no NUL in a text, which PostgreSQL cannot store, and no number that is none. */
    @Nullable
    Object clean(@Nullable Object value) {
        if (value instanceof String text) {
            return text.indexOf('\0') < 0 ? text : text.replace('\0', '\uFFFD');
        }
        if (value instanceof Double number && number.isNaN()) {
            return null;
        }
        return value;
    }

    private interface NewArray {
        @Nullable
        Object[] ofLength(int length);
    }
}
