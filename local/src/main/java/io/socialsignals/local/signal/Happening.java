package io.socialsignals.local.signal;

import io.socialsignals.analytics.spike.Incident;
import io.socialsignals.simulators.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Something that was planted in a simulation and that the detectors should tell. Hours since its start.
 *
 * @param from first hour
 * @param to first hour after it
 * @param echo first hour after its late effects: what was bought during it is returned and reviewed days later
 */
public record Happening(Kind kind, String product, int from, int to, int echo) {
    /** What was planted. */
    public enum Kind {
        INCIDENT,
        VIRAL,
        BURST,
        PROMOTION
    }

    /** A signal may be told this long after its cause: windows of six hours look back. */
    private static final int TRAILING_HOURS = 6;
    /** ... and the fall back to usual, of a level that had become usual. */
    private static final int FALL_BACK_HOURS = 24;

    private static final int LONGEST_ECHO_HOURS = 120;
    private static final int HALF_LIVES = 6;
    private static final Set<String> LATE_SERIES = Set.of("return_rate", "stars", "negative_reviews");

    /** All that a scenario plants. */
    public static List<Happening> of(Scenario scenario) {
        List<Happening> all = new ArrayList<>();
        for (Scenario.Incident incident : scenario.incidents()) {
            all.add(lasting(
                    Kind.INCIDENT, incident.product(), incident.fromHour(), incident.fromHour() + incident.hours()));
        }
        for (Scenario.Viral viral : scenario.virals()) {
            int hours = (int) Math.ceil(HALF_LIVES * viral.halfLifeHours());
            all.add(lasting(Kind.VIRAL, viral.product(), viral.atHour(), viral.atHour() + hours));
        }
        for (Scenario.Burst burst : scenario.bursts()) {
            int hours = 2 + (int) Math.ceil(HALF_LIVES * burst.halfLifeHours());
            all.add(lasting(Kind.BURST, burst.product(), burst.atHour(), burst.atHour() + hours));
        }
        for (Scenario.Promotion promotion : scenario.promotions()) {
            for (String product : promotion.products()) {
                all.add(lasting(
                        Kind.PROMOTION, product, promotion.fromHour(), promotion.fromHour() + promotion.hours()));
            }
        }
        return all;
    }

    /** The scenario with nothing of it planted. */
    static Scenario none(Scenario scenario) {
        return new Scenario(
                scenario.name(),
                scenario.seed(),
                scenario.start(),
                scenario.days(),
                scenario.partitions(),
                scenario.disorder(),
                scenario.season(),
                scenario.platforms(),
                scenario.regions(),
                scenario.authors(),
                scenario.texts(),
                scenario.sessions(),
                scenario.engagement(),
                scenario.search(),
                scenario.products(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                scenario.bestSlot(),
                scenario.faults());
    }

    private static Happening lasting(Kind kind, String product, int from, int to) {
        return new Happening(kind, product, from, to, to + LONGEST_ECHO_HOURS);
    }

    /**
     * Whether the incident may be told because of this.
     *
     * @param start hours since the epoch at which the simulation began
     */
    public boolean explains(Incident incident, long start) {
        long first = incident.start() - start;
        long last = incident.end() - start;
        boolean during = first < explainsTo() && last >= from;
        boolean echoed = first < echo && last >= from && LATE_SERIES.contains(incident.series());
        return during || echoed;
    }

    /** Whether it was told while it was going on. */
    public boolean isToldBy(Incident incident, long start) {
        return incident.start() - start < to && incident.end() - start >= from;
    }

    /** First hour in which no signal may start because of this, its late effects aside. */
    public int explainsTo() {
        return to + (kind == Kind.PROMOTION ? FALL_BACK_HOURS : TRAILING_HOURS);
    }
}
