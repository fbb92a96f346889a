package io.socialsignals.e2e.dashboards;

import io.socialsignals.local.stack.EmbeddedPostgres;
import io.socialsignals.preview.ReadOnlyQueries;
import io.socialsignals.timescale.Logins;
import io.socialsignals.timescale.Migrations;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;

/** What a pipeline wrote into plain PostgreSQL, in a new database of a server with TimescaleDB. */
final class TimescaleCopy {
    private static final String TABLES =
            """
            SELECT table_schema || '.' || table_name || '|' || string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)
            FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
            WHERE table_type = 'BASE TABLE' AND (table_schema = 'signals' OR table_name = 'flink_metrics')
            GROUP BY table_schema, table_name""";

    private TimescaleCopy() {}

    /**
     * Makes the copy.
     *
     * @param server JDBC URL of a superuser, with the parameters {@code user} and {@code password}
     * @return its reader
     */
    static ReadOnlyQueries of(EmbeddedPostgres postgres, String server) throws SQLException, IOException {
        String name = "dashboards_" + ProcessHandle.current().pid();
        Properties parts = Driver.parseURL(server, new Properties());
        String url = server.replaceFirst("/[^/?]*(\\?|$)", "/" + name + "$1");
        try (Connection connection = DriverManager.getConnection(server);
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name);
            statement.execute("CREATE DATABASE " + name);
        }
        Migrations.apply(url, parts.getProperty("user"), parts.getProperty("password"));
        try (Connection from = postgres.connect();
                Connection to = DriverManager.getConnection(url)) {
            for (String table : tables(from)) {
                String[] named = table.split("\\|");
                String columns = named[0] + " (" + named[1] + ")";
                var rows = new ByteArrayOutputStream();
                from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY " + columns + " TO STDOUT", rows);
                to.unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + columns + " FROM STDIN", new ByteArrayInputStream(rows.toByteArray()));
            }
        }
        return new ReadOnlyQueries(url, parts.getProperty("user"), parts.getProperty("password"), Logins.READER);
    }

    private static List<String> tables(Connection from) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (var statement = from.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
