package io.socialsignals.job.sink;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes batches whatever happens to the connection; a row that its table refuses is kept beside it. */
final class UpsertConnection implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UpsertConnection.class);
    /** Batches whose latency is looked at: the newest. */
    private static final int LATENCIES = 100;

    private final JdbcConnectionProvider connections;
    private final UpsertLimits limits;
    private final Counter written;
    private final Histogram latency;
    private final Counter retries;
    private final Counter refused;

    UpsertConnection(JdbcConnectionProvider connections, UpsertLimits limits, MetricGroup metrics) {
        this.connections = connections;
        this.limits = limits;
        this.written = metrics.counter("rowsWritten");
        metrics.meter("rowsWrittenPerSecond", new MeterView(written));
        this.latency = metrics.histogram("writeNanos", new DescriptiveStatisticsHistogram(LATENCIES));
        this.retries = metrics.counter("databaseRetries");
        this.refused = metrics.counter("rowsRefused");
    }

    /**
     * Writes the rows, which have distinct keys, waiting for the database as long as it takes.
     *
     * @throws InterruptedException when the job is cancelled meanwhile
     * @throws IllegalStateException if waiting cannot help: no such table, no right, or a refused row cannot be kept
     */
    <T> void write(Upsert<T> upsert, List<T> rows) throws InterruptedException {
        long start = System.nanoTime();
        long wait = limits.firstRetryMillis();
        for (int tries = 1; ; tries++) {
            try {
                writeOnce(upsert, rows);
                latency.update(System.nanoTime() - start);
                if (tries > 1) {
                    LOG.info("{} is written again after {} tries", upsert.table(), tries);
                }
                return;
            } catch (SQLException e) {
                if (SqlFault.of(e) != SqlFault.TRANSIENT) {
                    throw new IllegalStateException("cannot write to " + upsert.table() + ": " + e.getMessage(), e);
                }
                LOG.warn("{} cannot be written now, next try in {} ms: {}", upsert.table(), wait, e.getMessage());
                retries.inc();
                connections.closeConnection();
                Thread.sleep(wait);
                wait = Math.min(2 * wait, limits.lastRetryMillis());
            }
        }
    }

    private <T> void writeOnce(Upsert<T> upsert, List<T> rows) throws SQLException {
        try {
            UpsertBatch.write(open(), upsert, rows);
            written.inc(rows.size());
        } catch (SQLException e) {
            if (SqlFault.of(e) != SqlFault.DATA) {
                throw e;
            }
            // Halving finds the bad row in few statements and lets all others through.
            if (rows.size() == 1) {
                keep(upsert, rows.get(0), e);
            } else {
                writeOnce(upsert, rows.subList(0, rows.size() / 2));
                writeOnce(upsert, rows.subList(rows.size() / 2, rows.size()));
            }
        }
    }

    private <T> void keep(Upsert<T> upsert, T row, SQLException e) throws SQLException {
        String key = upsert.keyOf(row).toString();
        String state = String.valueOf(e.getSQLState());
        LOG.error("{} refuses row {}: {}", upsert.table(), key, e.getMessage());
        refused.inc();
        try {
            RefusedRow kept =
                    new RefusedRow(upsert.table(), key, row.toString(), state, String.valueOf(e.getMessage()));
            UpsertBatch.write(open(), RefusedRow.UPSERT, List.of(kept));
        } catch (SQLException failure) {
            failure.addSuppressed(e);
            throw failure;
        }
    }

    private Connection open() throws SQLException {
        try {
            return connections.getOrEstablishConnection();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the PostgreSQL driver is not on the class path", e);
        }
    }

    @Override
    public void close() {
        connections.closeConnection();
    }
}
