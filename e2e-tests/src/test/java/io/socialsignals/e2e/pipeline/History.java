package io.socialsignals.e2e.pipeline;

import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.ScenarioReader;
import io.socialsignals.simulators.tally.Tally;
import io.socialsignals.simulators.tally.TallyRules;
import io.socialsignals.simulators.tally.Verifier;
import io.socialsignals.simulators.tally.VerifyReport;
import io.socialsignals.simulators.target.KafkaTarget;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The records of the scenario {@code tiny}, which has every fault, sent in parts; with the account of what was sent. */
public final class History {
    /** Partitions of the scenario's topics. */
    public static final int PARTITIONS = ScenarioReader.builtIn("tiny").partitions();

    private final List<SimRecord> records = new ArrayList<>();
    private final Map<String, Long> sent = new TreeMap<>();
    private final Path folder;
    private final Tally tally;
    private int next;

    public History(Path folder) {
        this.folder = folder;
        this.tally = new Tally(folder, TallyRules.standard());
        Simulation.of(ScenarioReader.builtIn("tiny")).forEachRemaining(records::add);
    }

    /** Sends what comes next, up to this share of the whole. */
    public void sendUpTo(double share, String bootstrap) {
        int end = (int) (records.size() * share);
        try (var target = KafkaTarget.open(bootstrap)) {
            for (; next < end; next++) {
                SimRecord record = records.get(next);
                tally.accept(record);
                target.send(record);
                sent.merge(record.topic(), 1L, Long::sum);
            }
        }
    }

    /** Records sent so far, by topic. */
    public Map<String, Long> sent() {
        return sent;
    }

    public long total() {
        return sent.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Compares the tables with the account. */
    public VerifyReport compare(Connection connection) throws SQLException {
        tally.close();
        return Verifier.verify(connection, folder, true);
    }
}
