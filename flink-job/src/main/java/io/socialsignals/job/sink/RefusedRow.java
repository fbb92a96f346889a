package io.socialsignals.job.sink;

/**
 * A row that its table cannot hold, kept so that nothing disappears.
 *
 * @param key the row's primary key as text
 * @param row the whole row as text
 * @param state SQLSTATE of the refusal
 */
record RefusedRow(String table, String key, String row, String state, String error) {
    static final Upsert<RefusedRow> UPSERT = Upsert.<RefusedRow>into("signals.refused_rows")
            .text("table_name", RefusedRow::table)
            .text("row_key", RefusedRow::key)
            .key()
            .text("row_text", RefusedRow::row)
            .text("sql_state", RefusedRow::state)
            .text("error", RefusedRow::error)
            .build();
}
