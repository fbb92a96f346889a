package io.socialsignals.simulators;

import io.socialsignals.events.Topics;
import io.socialsignals.simulators.generate.EventStream;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The records of a scenario in the order in which they arrive. Same scenario, same records, byte by byte; record i is
 * reached again by stepping over i records. An endless run begins with the records of the bounded one. Not thread-safe.
 *
 * <pre>{@code
 * Simulation simulation = Simulation.of(ScenarioReader.open("demo"));
 * while (simulation.hasNext()) {
 *     target.send(simulation.next());
 * }
 * }</pre>
 */
public final class Simulation implements Iterator<SimRecord> {
    private final Scenario scenario;
    private final EventStream stream;
    private final long end;
    private @Nullable SimRecord ahead;

    private Simulation(Scenario scenario, long end) {
        this.scenario = scenario;
        this.end = end;
        this.stream = new EventStream(scenario);
        this.ahead = stream.next();
    }

    /** The scenario's days, all that arrives before their end. The catalogue comes first ({@link Topics#PRODUCTS}). */
    public static Simulation of(Scenario scenario) {
        return new Simulation(scenario, scenario.endMillis());
    }

    /** As {@link #of}, but never ends. */
    public static Simulation endless(Scenario scenario) {
        return new Simulation(scenario, Long.MAX_VALUE);
    }

    public Scenario scenario() {
        return scenario;
    }

    /** First arrival (inclusive), epoch milliseconds. */
    public long start() {
        return scenario.start().toEpochMilli();
    }

    /** Last arrival (exclusive), epoch milliseconds; {@code Long.MAX_VALUE} for an endless run. */
    public long end() {
        return end;
    }

    @Override
    public boolean hasNext() {
        return ahead != null && ahead.timestamp() < end;
    }

    @Override
    public SimRecord next() {
        SimRecord out = ahead;
        if (out == null || out.timestamp() >= end) {
            throw new NoSuchElementException("the simulation is over");
        }
        ahead = stream.next();
        return out;
    }
}
