package io.socialsignals.job.sink;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows with distinct keys, written by one statement and so in one transaction. */
final class UpsertBatch {
    private static final int TIMEOUT_SECONDS = 60;

    private UpsertBatch() {}

    static <T> void write(Connection connection, Upsert<T> upsert, List<T> rows) throws SQLException {
        List<Array> arrays = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(upsert.sql())) {
            // A hung statement must not hang the job: its end is SQLSTATE 57014, which is tried again.
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            int parameter = 1;
            for (Upsert.Column<T> column : upsert.columns()) {
                Array array = column.type().array(connection, values(column, rows));
                arrays.add(array);
                statement.setArray(parameter++, array);
            }
            statement.executeUpdate();
        } finally {
            for (Array array : arrays) {
                array.free();
            }
        }
    }

    private static <T> @Nullable Object[] values(Upsert.Column<T> column, List<T> rows) {
        @Nullable Object[] values = new Object[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = column.value(rows.get(i));
        }
        return values;
    }
}
