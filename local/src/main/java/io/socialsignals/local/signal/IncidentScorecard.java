package io.socialsignals.local.signal;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How well the detectors of the job tell what a scenario plants, and how often they tell something where nothing is
 * planted: each seed is simulated twice, as it is and without its happenings.
 *
 * <p>A signal counts as right when something planted for its product explains it; what is planted counts as told when a
 * signal of severity {@value #SEVERITY} or more was there while it went on. Detection delay is counted in hours, the
 * detectors' bucket: 0 is the hour in which it began.
 */
public final class IncidentScorecard {
    private static final int SEVERITY = 4;
    private static final double HOURS_PER_30_DAYS = 720;

    private final Scenario base;
    private final SentimentScorer scorer;
    private final Consumer<String> lines;
    private final List<Integer> delays = new ArrayList<>();
    private int signals;
    private int right;
    private int incidents;
    private int toldIncidents;
    private int happenings;
    private int toldHappenings;
    private int calmSignals;
    private double calmMonths;

    private IncidentScorecard(Scenario base, SentimentScorer scorer, Consumer<String> lines) {
        this.base = base;
        this.scorer = scorer;
        this.lines = lines;
    }

    /**
     * @param base what is planted; its seed is replaced
     * @param firstSeed of the seeds that are run, one after the other
     * @param seeds how many
     * @param lines takes one line per seed, and one per signal that nothing planted explains
     */
    public static Scorecard run(
            Scenario base, SentimentScorer scorer, long firstSeed, int seeds, Consumer<String> lines) {
        IncidentScorecard card = new IncidentScorecard(base, scorer, lines);
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            card.seed(seed);
        }
        return card.result(firstSeed, seeds);
    }

    private void seed(long seed) {
        Scenario scenario = base.seeded(seed);
        SimulatedShop shop = SimulatedShop.run(scenario, scorer);
        List<Happening> planted = Happening.of(scenario);
        List<ToldIncident> told = told(scenario, shop);
        int explained = 0;
        for (ToldIncident one : told) {
            if (planted.stream().anyMatch(happening -> explains(happening, one, shop))) {
                explained++;
            } else {
                lines.accept("  nothing explains " + described(one, shop));
            }
        }
        int found = 0;
        int foundIncidents = 0;
        int plantedIncidents = 0;
        for (Happening happening : planted) {
            boolean incident = happening.kind() == Happening.Kind.INCIDENT;
            plantedIncidents += incident ? 1 : 0;
            OptionalInt first = told.stream()
                    .filter(one -> one.product().equals(happening.product())
                            && happening.isToldBy(one.incident(), shop.firstHour()))
                    .mapToInt(ToldIncident::toldAt)
                    .min();
            if (first.isPresent()) {
                found++;
                foundIncidents += incident ? 1 : 0;
                delays.add(Math.max(0, first.getAsInt() - happening.from()));
            }
        }
        SimulatedShop calm = SimulatedShop.run(Happening.none(scenario), scorer);
        List<ToldIncident> unplanted = told(scenario, calm);
        unplanted.forEach(one -> lines.accept("  without anything planted: " + described(one, calm)));
        lines.accept(String.format(
                Locale.ROOT,
                "seed %d: %d of %d signals explained, %d of %d incidents told, %d of %d happenings told; %d signals with"
                        + " nothing planted",
                seed,
                explained,
                told.size(),
                foundIncidents,
                plantedIncidents,
                found,
                planted.size(),
                unplanted.size()));
        signals += told.size();
        right += explained;
        incidents += plantedIncidents;
        toldIncidents += foundIncidents;
        happenings += planted.size();
        toldHappenings += found;
        calmSignals += unplanted.size();
        calmMonths += scenario.products().size() * calm.hours() / HOURS_PER_30_DAYS;
    }

    private static List<ToldIncident> told(Scenario scenario, SimulatedShop shop) {
        List<ToldIncident> told = new ArrayList<>();
        for (Line line : scenario.products()) {
            told.addAll(ToldIncident.of(shop, line.product().id(), SEVERITY));
        }
        return told;
    }

    private static boolean explains(Happening happening, ToldIncident one, SimulatedShop shop) {
        return happening.product().equals(one.product()) && happening.explains(one.incident(), shop.firstHour());
    }

    private static String described(ToldIncident one, SimulatedShop shop) {
        return String.format(
                Locale.ROOT,
                "hour %d, severity %d, %s",
                one.incident().start() - shop.firstHour(),
                one.incident().severity(),
                one.incident().sentence(one.product()));
    }

    private Scorecard result(long firstSeed, int seeds) {
        delays.sort(Comparator.naturalOrder());
        double median = delays.isEmpty() ? Double.NaN : delays.get((delays.size() - 1) / 2);
        List<Row> rows = List.of(
                Row.atLeast("signals of severity >= 4 that something planted explains", ratio(right, signals), 0.95),
                Row.atLeast("planted incidents told", ratio(toldIncidents, incidents), 0.90),
                Row.stated(
                        "everything planted (bursts, viral posts, promotions too) told",
                        ratio(toldHappenings, happenings)),
                Row.atMost("median delay of detection, hours", median, 2),
                Row.atMost("nothing planted: signals per product and 30 days", calmSignals / calmMonths, 1),
                Row.stated("signals", signals),
                Row.stated("incidents planted", incidents));
        return new Scorecard(
                "Simulator " + base.name() + ", seeds " + firstSeed + " to " + (firstSeed + seeds - 1), rows);
    }

    private static double ratio(int part, int whole) {
        return whole == 0 ? Double.NaN : part / (double) whole;
    }
}
