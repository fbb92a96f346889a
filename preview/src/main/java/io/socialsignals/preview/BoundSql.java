package io.socialsignals.preview;

import java.util.List;

/** SQL with '?' placeholders and their text values: what a user chose never becomes part of the SQL. */
public record BoundSql(String sql, List<String> parameters) {}
