package io.socialsignals.local.replaycheck;

import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Replays a scenario in many ways and compares all tables with those of the first replay: all columns with the first
 * replay of the same order of records, and all but {@link OfArrival} with the first of all.
 */
public final class ReplayCheck {
    /** Exit code of a program that was told to end by Ctrl-C. */
    static final int INTERRUPTED = 130;

    private static final int HASH_SHOWN = 16;

    private final Scenario scenario;
    private final List<Plan> plans;
    private final String scorer;
    private final PrintWriter out;
    private final BooleanSupplier stopped;

    /**
     * @param replays how many, at least 2
     * @param seed of the first shuffle
     * @param scorer of texts
     * @param stopped asked between two replays whether to end early
     */
    public ReplayCheck(
            Scenario scenario, int replays, long seed, String scorer, PrintWriter out, BooleanSupplier stopped) {
        this.scenario = scenario;
        this.plans = Plan.of(replays, seed);
        this.scorer = scorer;
        this.out = out;
        this.stopped = stopped;
    }

    /**
     * Plays all.
     *
     * @param folder for the copies of the tables
     * @return 0 when every replay left the same, 1 when not, {@link #INTERRUPTED} when not all were played
     */
    public int run(Path folder) throws SQLException, IOException {
        var recording = new Recording(Simulation.of(scenario));
        out.printf(
                Locale.ROOT,
                "scenario %s, seed %d: %,d records, %,d of them too late in every order; %d replays%n",
                scenario.name(),
                scenario.seed(),
                recording.size(),
                recording.late(),
                plans.size());
        var replay = new Replay(scenario.partitions(), scorer);
        var outcomes = new ArrayList<Outcome>();
        var differing = new TreeMap<String, Integer>();
        String firstDifference = "";
        for (Plan plan : plans) {
            if (stopped.getAsBoolean()) {
                break;
            }
            List<SimRecord> records = recording.in(plan.order());
            Outcome outcome = replay.play(plan, records, folder.resolve("replay-" + plan.number()));
            var differences = compare(outcomes, outcome);
            outcomes.add(outcome);
            tell(outcome, differences.size());
            for (Difference difference : differences) {
                out.println(difference.text());
                differing.merge(difference.table(), 1, Integer::sum);
                if (firstDifference.isEmpty()) {
                    firstDifference = "first in replay " + plan.number() + ", " + difference.text();
                }
            }
        }
        summary(outcomes, differing);
        if (!differing.isEmpty()) {
            out.println("DIFFERENT: " + differing.size() + " tables; " + firstDifference);
            return 1;
        }
        if (outcomes.size() < plans.size()) {
            out.println("STOPPED after " + outcomes.size() + " of " + plans.size() + " replays: nothing is shown");
            return INTERRUPTED;
        }
        out.println("identical: " + outcomes.size() + " replays left the same content in all tables");
        return 0;
    }

    private void tell(Outcome outcome, int differences) {
        Plan plan = outcome.plan();
        out.printf(
                Locale.ROOT,
                "%3d/%d  %-46s %6.1f s  %6d corrections  %s%n",
                plan.number(),
                plans.size(),
                plan,
                outcome.seconds(),
                outcome.corrections(),
                plan.number() == 1
                        ? String.format(Locale.ROOT, "reference: %d tables, %,d rows", outcome.tables(), outcome.rows())
                        : differences == 0 ? "identical" : differences + " tables differ");
    }

    /** One difference per table at most. */
    static List<Difference> compare(List<Outcome> before, Outcome outcome) throws IOException {
        Map<String, Difference> found = new TreeMap<>();
        Optional<Outcome> sameOrder = before.stream()
                .filter(o -> o.plan().order().equals(outcome.plan().order()))
                .findFirst();
        for (Content content : outcome.contents()) {
            String table = content.shape().table();
            boolean anyOrder = content.exception() != null;
            // Without exceptions of its own, a table is the same in every order.
            Optional<Outcome> reference =
                    anyOrder || outcome.content(table, true).isEmpty()
                            ? before.stream().findFirst()
                            : sameOrder;
            Optional<Content> expected = reference.flatMap(o -> o.content(table, anyOrder));
            if (expected.isPresent()) {
                Difference.between(expected.get(), content).ifPresent(d -> found.putIfAbsent(table, d));
            }
        }
        return List.copyOf(found.values());
    }

    private void summary(List<Outcome> outcomes, Map<String, Integer> differing) {
        if (outcomes.isEmpty()) {
            return;
        }
        Outcome first = outcomes.get(0);
        out.println();
        out.printf("%-20s %9s  %-16s  %-9s  %s%n", "table", "rows", "content (SHA-256)", "identical", "left out");
        for (Content content : first.contents()) {
            if (content.exception() == null) {
                String table = content.shape().table();
                Optional<Content> anyOrder = first.content(table, true);
                out.printf(
                        Locale.ROOT,
                        "%-20s %,9d  %-16s  %4d/%-4d  %s%n",
                        table,
                        content.rows(),
                        anyOrder.orElse(content).hash().substring(0, HASH_SHOWN),
                        outcomes.size() - differing.getOrDefault(table, 0),
                        outcomes.size(),
                        anyOrder.map(c -> exception(c.exception())).orElse(""));
            }
        }
        out.println("Left out is what may differ between two orders of the same records; between replays of one order"
                + " nothing is left out.");
        out.println("Not compared: the topic signals.rejected, whose records name offsets.");
        out.println();
    }

    private static String exception(@Nullable OfArrival exception) {
        return exception == null ? "" : String.join(", ", exception.columns()) + " (" + exception.why() + ")";
    }
}
