package io.socialsignals.preview.report;

import io.socialsignals.preview.BoundSql;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about.
 *
 * @param productId null for all products
 */
public record ReportPeriod(Instant from, Instant to, @Nullable String productId) {
    public ReportPeriod {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the report's period ends (" + to + ") before it starts (" + from + ")");
        }
    }

    /** Replaces the mark {@code :period(column)} by the bounds and {@code :product} by the product's condition. */
    BoundSql bind(String sql, String timeColumn) {
        List<String> parameters = new ArrayList<>(List.of(from.toString(), to.toString()));
        String bound =
                sql.replace(":period", timeColumn + " >= ?::timestamptz AND " + timeColumn + " < ?::timestamptz");
        if (productId == null) {
            return new BoundSql(bound.replace(":product", "true"), parameters);
        }
        parameters.add(productId);
        return new BoundSql(bound.replace(":product", "product_id = ?"), parameters);
    }
}
