package io.socialsignals.simulators.truth;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** Compares what the job said with what was planted: effects, what is no effect, signals and trends, topics. */
public final class TruthCheck {
    private TruthCheck() {}

    /**
     * What was found.
     *
     * @param text for people
     * @param passed whether every bar is met
     */
    public record Report(String text, boolean passed) {}

    /**
     * @param connection to the database, as a role that may read schema {@code report}
     * @param file truth file that the simulator wrote
     */
    public static Report run(Connection connection, Path file) throws SQLException, IOException {
        JsonNode truth = new ObjectMapper().readTree(file.toFile());
        Bars bars = new Bars();
        EffectTruthCheck.run(connection, truth, bars);
        FalseFindingCheck.run(connection, truth, bars);
        SignalTruthCheck.run(connection, truth, bars);
        TopicTruthCheck.run(connection, truth, bars);
        return new Report(bars.text(), bars.passed());
    }
}
