package io.socialsignals.timescale;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own on a server. */
record TestDatabase(String url, String user, String password) {
    private static final AtomicInteger NEXT = new AtomicInteger();

    /** An empty database on the embedded server that all tests of this run share. */
    static TestDatabase embedded() {
        return new TestDatabase(Embedded.SERVER.getJdbcUrl("postgres", "postgres"), "postgres", "").fresh();
    }

    /** An empty database on the same server. */
    TestDatabase fresh() {
        String name = "test_" + ProcessHandle.current().pid() + "_" + NEXT.incrementAndGet();
        execute("CREATE DATABASE " + name);
        String base = base();
        String parameters = url.substring(base.length());
        return new TestDatabase(base.substring(0, base.lastIndexOf('/') + 1) + name + parameters, user, password);
    }

    String name() {
        return base().substring(base().lastIndexOf('/') + 1);
    }

    private String base() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    TestDatabase as(String role) {
        return new TestDatabase(url.replaceAll("user=\\w+", "user=" + role), role, password);
    }

    MigrationReport migrate() {
        return Migrations.apply(url, user, password);
    }

    /** Applies the scripts for plain PostgreSQL up to a version. */
    void migrateCore(String target) {
        Migrations.applyCore(Migrations.database(url, user, password), target, new ArrayList<>());
    }

    void execute(String... statements) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Rows as texts, columns separated by a bar. */
    List<String> rows(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET TIME ZONE 'Pacific/Auckland'");
            try (ResultSet result = statement.executeQuery(sql)) {
                List<String> rows = new ArrayList<>();
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    StringBuilder row = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        row.append(i == 1 ? "" : "|").append(result.getString(i));
                    }
                    rows.add(row.toString());
                }
                return rows;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    private static final class Embedded {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder().start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
