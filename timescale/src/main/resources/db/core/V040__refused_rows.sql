-- Rows that a table of results cannot hold. There should be none: each tells of a rule that the job and the schema see
-- differently. They are kept so that nothing the job computed disappears.
CREATE TABLE signals.refused_rows (
    table_name text NOT NULL,
    row_key    text NOT NULL,
    row_text   text NOT NULL,
    sql_state  text NOT NULL,
    error      text NOT NULL,
    PRIMARY KEY (table_name, row_key)
);
COMMENT ON TABLE signals.refused_rows IS 'Rows that their table could not hold.';
COMMENT ON COLUMN signals.refused_rows.table_name IS 'The table that refused the row.';
COMMENT ON COLUMN signals.refused_rows.row_key IS 'The row''s primary key.';
COMMENT ON COLUMN signals.refused_rows.row_text IS 'The whole row, newest refusal.';
COMMENT ON COLUMN signals.refused_rows.sql_state IS 'SQLSTATE of the refusal.';
COMMENT ON COLUMN signals.refused_rows.error IS 'What the database said.';

CREATE VIEW report.refused_rows AS
SELECT table_name, row_key, sql_state, error FROM signals.refused_rows;
COMMENT ON VIEW report.refused_rows IS 'Rows that their table could not hold.';
COMMENT ON COLUMN report.refused_rows.table_name IS 'The table that refused the row.';
COMMENT ON COLUMN report.refused_rows.row_key IS 'The row''s primary key.';
COMMENT ON COLUMN report.refused_rows.sql_state IS 'SQLSTATE of the refusal.';
COMMENT ON COLUMN report.refused_rows.error IS 'What the database said.';
