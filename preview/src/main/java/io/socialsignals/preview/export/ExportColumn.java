package io.socialsignals.preview.export;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A column of the exported view. */
record ExportColumn(String name, Kind kind) {
    enum Kind {
        LONG,
        DOUBLE,
        BOOLEAN,
        TIME,
        TEXT
    }

    static Kind kind(int sqlType) {
        return switch (sqlType) {
            case Types.BIGINT, Types.INTEGER, Types.SMALLINT -> Kind.LONG;
            case Types.DOUBLE, Types.REAL, Types.NUMERIC -> Kind.DOUBLE;
            case Types.BIT, Types.BOOLEAN -> Kind.BOOLEAN;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> Kind.TIME;
            default -> Kind.TEXT;
        };
    }

    @Nullable
    Object read(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value == null) {
            return null;
        }
        return switch (kind) {
            case LONG -> ((Number) value).longValue();
            case DOUBLE -> value instanceof BigDecimal exact ? exact.doubleValue() : ((Number) value).doubleValue();
            case BOOLEAN -> value;
            case TIME -> row.getObject(column, OffsetDateTime.class).toInstant();
            case TEXT -> value.toString();
        };
    }
}
