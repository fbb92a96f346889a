package io.socialsignals.simulators;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.EffectKind;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.ScenarioReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the demo plants can be found in what it sends, by the plainest means. */
class PlantedEffectsTest {
    private static final Scenario DEMO = ScenarioReader.builtIn("demo");
    private static final int HOURS = DEMO.days() * 24;
    private static final Map<String, double[]> PURCHASES = new HashMap<>();
    private static final Map<String, double[]> TONE = new HashMap<>();
    private static final Map<String, double[]> POSTS = new HashMap<>();
    private static final Map<String, double[]> RETURNED = new HashMap<>();
    private static final double[] LIKES = new double[48];

    @BeforeAll
    static void simulate() {
        Map<String, String> byAlias = new HashMap<>();
        for (Line line : DEMO.products()) {
            byAlias.put(
                    line.product().aliases().get(0).toLowerCase(java.util.Locale.ROOT),
                    line.product().id());
            for (Map<String, double[]> series : java.util.List.of(PURCHASES, TONE, POSTS, RETURNED)) {
                series.put(line.product().id(), new double[HOURS]);
            }
        }
        Map<String, Integer> bought = new HashMap<>();
        Map<String, Integer> posted = new HashMap<>();
        Simulation simulation = Simulation.of(DEMO);
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            if (record.fault() != null) {
                continue;
            }
            if (record.event() instanceof CommerceEvent e && e.type() == CommerceType.PURCHASE) {
                PURCHASES.get(e.productId())[hour(e.at())]++;
                bought.put(e.orderId(), hour(e.at()));
            } else if (record.event() instanceof CommerceEvent e && e.type() == CommerceType.RETURN) {
                RETURNED.get(e.productId())[bought.get(e.orderId())]++;
            } else if (record.event() instanceof Post e) {
                String text = e.text().toLowerCase(java.util.Locale.ROOT);
                byAlias.forEach((alias, product) -> {
                    if (text.contains(alias)) {
                        TONE.get(product)[hour(e.at())] += record.label().tone();
                        POSTS.get(product)[hour(e.at())]++;
                    }
                });
                if (e.platform().equals("instagram")) {
                    posted.put(
                            e.id(),
                            Instant.ofEpochMilli(e.at())
                                    .atOffset(ZoneOffset.UTC)
                                    .getHour());
                }
            } else if (record.event() instanceof Engagement e
                    && posted.containsKey(e.postId())
                    && e.id().endsWith(".2")) {
                LIKES[posted.get(e.postId())] += Math.log1p(e.likes());
                LIKES[24 + posted.get(e.postId())]++;
            }
        }
    }

    private static int hour(long at) {
        return (int) ((at - DEMO.start().toEpochMilli()) / 3_600_000);
    }

    @Test
    void eachLagIsTheStrongestOfAllAndProductsWithoutEffectHaveNone() {
        for (Line line : DEMO.products()) {
            double[] tone = changes(
                    mean(TONE.get(line.product().id()), POSTS.get(line.product().id())));
            double[] sales = changes(logs(PURCHASES.get(line.product().id())));
            int best = 0;
            double strongest = 0;
            for (int lag = -24; lag <= 24; lag++) {
                double r = correlation(tone, sales, lag);
                if (Math.abs(r) > Math.abs(strongest)) {
                    strongest = r;
                    best = lag;
                }
            }
            EffectKind kind = line.effect().kind();
            if (kind == EffectKind.NONE) {
                assertThat(Math.abs(strongest)).as(line.product().id()).isLessThan(0.3);
            } else {
                int lag = line.effect().lagHours();
                assertThat(best).as(line.product().id()).isEqualTo(kind == EffectKind.SOCIAL_LEADS ? lag : -lag);
                assertThat(strongest).isGreaterThan(0.3);
            }
        }
    }

    @Test
    void aPromotionMovesPostsAndSalesAtOnce() {
        var promotion = DEMO.promotions().get(0);
        String product = promotion.products().get(0);
        int from = promotion.fromHour();
        int to = from + promotion.hours();
        assertThat(sum(PURCHASES.get(product), from, to))
                .isGreaterThan(2 * sum(PURCHASES.get(product), from - 48, from));
        assertThat(sum(POSTS.get(product), from, to)).isGreaterThan(2 * sum(POSTS.get(product), from - 48, from));
    }

    @Test
    void anIncidentTurnsTheToneForItsHours() {
        var incident = DEMO.incidents().get(0);
        String product = incident.product();
        int from = incident.fromHour();
        int to = from + incident.hours();
        assertThat(sum(TONE.get(product), from, to) / sum(POSTS.get(product), from, to))
                .isLessThan(-0.3);
        assertThat(sum(TONE.get(product), to, to + 48) / sum(POSTS.get(product), to, to + 48))
                .isGreaterThan(-0.1);
    }

    @Test
    void whatIsBoughtAtThePeakOfABurstComesBackMoreOften() {
        var burst = DEMO.bursts().get(0);
        String product = burst.product();
        int at = burst.atHour();
        double peak = sum(RETURNED.get(product), at, at + 10) / sum(PURCHASES.get(product), at, at + 10);
        double before = sum(RETURNED.get(product), 0, at) / sum(PURCHASES.get(product), 0, at);
        assertThat(peak).isGreaterThan(2 * before);
    }

    @Test
    void theBestHourHasTheMostLikes() {
        int best = 0;
        for (int hour = 0; hour < 24; hour++) {
            if (LIKES[hour] / LIKES[24 + hour] > LIKES[best] / LIKES[24 + best]) {
                best = hour;
            }
        }
        assertThat(best).isEqualTo(DEMO.bestSlot().hour());
    }

    private static double correlation(double[] leads, double[] follows, int lag) {
        int n = leads.length - Math.abs(lag);
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = leads[lag >= 0 ? i : i - lag];
            y[i] = follows[lag >= 0 ? i + lag : i];
        }
        return new PearsonsCorrelation().correlation(x, y);
    }

    /** What an AR(1) of the drivers' momentum does not foretell, after the hour-of-day profile is gone. */
    private static double[] changes(double[] series) {
        double[] flat = series.clone();
        for (int hour = 0; hour < 24; hour++) {
            double sum = 0;
            for (int i = hour; i < flat.length; i += 24) {
                sum += flat[i];
            }
            double mean = sum / (flat.length / 24.0);
            for (int i = hour; i < flat.length; i += 24) {
                flat[i] -= mean;
            }
        }
        double[] out = new double[flat.length - 1];
        for (int i = 0; i < out.length; i++) {
            out[i] = flat[i + 1] - 0.6 * flat[i];
        }
        return out;
    }

    private static double[] mean(double[] sums, double[] counts) {
        double[] out = new double[sums.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = counts[i] == 0 ? 0 : sums[i] / counts[i];
        }
        return out;
    }

    private static double[] logs(double[] counts) {
        double[] out = new double[counts.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.log1p(counts[i]);
        }
        return out;
    }

    private static double sum(double[] series, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += series[i];
        }
        return sum;
    }
}
