package io.socialsignals.job.sink;

import io.socialsignals.job.config.JobConfig;
import org.apache.flink.connector.jdbc.JdbcConnectionOptions;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.connector.jdbc.datasource.connections.SimpleJdbcConnectionProvider;

/** Connections of the writers: named, so that a database's activity list tells whose they are, and never stuck. */
final class Connections {
    private static final String CONNECT_SECONDS = "10";
    /** After this long without a byte from the server the connection counts as lost; longer than any statement. */
    private static final String SILENCE_SECONDS = "90";

    private Connections() {}

    static JdbcConnectionProvider to(JobConfig.Database database) {
        return new SimpleJdbcConnectionProvider(new JdbcConnectionOptions.JdbcConnectionOptionsBuilder()
                .withUrl(database.url())
                .withDriverName("org.postgresql.Driver")
                .withUsername(database.user())
                .withPassword(database.password().reveal())
                .withProperty("ApplicationName", "social-signals-job")
                .withProperty("connectTimeout", CONNECT_SECONDS)
                .withProperty("socketTimeout", SILENCE_SECONDS)
                .withProperty("tcpKeepAlive", "true")
                .build());
    }
}
