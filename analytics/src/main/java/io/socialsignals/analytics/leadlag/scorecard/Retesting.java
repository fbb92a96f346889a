package io.socialsignals.analytics.leadlag.scorecard;

import io.socialsignals.analytics.leadlag.FalseDiscovery;
import io.socialsignals.analytics.leadlag.FindingLife;
import io.socialsignals.analytics.leadlag.FindingRule;
import io.socialsignals.analytics.leadlag.LeadLagAnalysis;
import io.socialsignals.analytics.leadlag.LeadLagSpec;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Announcements over a month of hourly tests on a window of 14 days. "Detectable" is what the single test promises: beta .5
 * once seven days of data exist, beta .3 once fourteen do.
 */
final class Retesting {
    private static final int DAY = 24;
    private static final LeadLagSpec SPEC = ErrorRates.spec(14);
    private static final FindingRule RULE = FindingRule.forWindow(SPEC.window());

    private Retesting() {}

    static void run(int pairs, Consumer<Figure> out) {
        LeadLagAnalysis.Screen[][] nulls = screens(pairs, 44 * DAY, SPEC.window(), 0, 555);
        int alone = 0;
        for (LeadLagAnalysis.Screen[] screens : nulls) {
            alone += announced(screens, pValues(screens)) >= 0 ? 1 : 0;
        }
        String name = String.format(
                Locale.ROOT, "null pairs tested hourly for 30 days, phi .7, %d pairs, seed 555: announced ", pairs);
        out.accept(Figure.atMost(name + "(each alone)", alone / (double) pairs, 0.05));
        out.accept(Figure.atMost(name + "(one family)", together(nulls) / (double) pairs, 0.05));
        delay(0.5, 7, pairs, 556, out);
        delay(0.3, 14, pairs, 557, out);
    }

    private static void delay(double beta, int days, int pairs, long seed, Consumer<Figure> out) {
        int from = SPEC.minimum();
        int inTime = 0;
        for (LeadLagAnalysis.Screen[] screens : screens(pairs, (days + 2) * DAY, from, beta, seed)) {
            inTime += announced(screens, pValues(screens)) >= 0 ? 1 : 0;
        }
        String name = String.format(
                Locale.ROOT,
                "beta %.1f, %d pairs, seed %d: announced within 48 h after %d days of data",
                beta,
                pairs,
                seed,
                days);
        out.accept(Figure.atLeast(name, inTime / (double) pairs, 0.95));
    }

    /** One row per pair, one column per hour from {@code from} buckets of data on. */
    private static LeadLagAnalysis.Screen[][] screens(int pairs, int hours, int from, double beta, long seed) {
        LeadLagAnalysis.Screen[][] rows = new LeadLagAnalysis.Screen[pairs][hours - from + 1];
        Random random = new Random(seed);
        SyntheticPair[] series = new SyntheticPair[pairs];
        for (int i = 0; i < pairs; i++) {
            series[i] = SyntheticPair.planted(hours, 0.7, 6, beta, random);
        }
        LeadLagAnalysis analysis = new LeadLagAnalysis(SPEC);
        for (int end = from; end <= hours; end++) {
            int start = Math.max(0, end - SPEC.window());
            for (int i = 0; i < pairs; i++) {
                rows[i][end - from] = analysis.screen(series[i].x(start, end), series[i].y(start, end));
            }
        }
        return rows;
    }

    private static double[] pValues(LeadLagAnalysis.Screen[] screens) {
        double[] p = new double[screens.length];
        for (int t = 0; t < p.length; t++) {
            p[t] = screens[t].p();
        }
        return p;
    }

    /** Index of the test that announced, -1 for never. */
    private static int announced(LeadLagAnalysis.Screen[] screens, double[] adjusted) {
        FindingLife life = FindingLife.NOTHING;
        for (int t = 0; t < screens.length; t++) {
            life = life.next(new FindingLife.Test(t * 3600L, adjusted[t], screens[t].lag(), screens[t].r()), RULE);
            if (life.state().announced()) {
                return t;
            }
        }
        return -1;
    }

    private static int together(LeadLagAnalysis.Screen[][] rows) {
        double[][] adjusted = new double[rows.length][rows[0].length];
        for (int t = 0; t < rows[0].length; t++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                column[i] = rows[i][t].p();
            }
            double[] corrected = FalseDiscovery.adjust(column);
            for (int i = 0; i < rows.length; i++) {
                adjusted[i][t] = corrected[i];
            }
        }
        int ever = 0;
        for (int i = 0; i < rows.length; i++) {
            ever += announced(rows[i], adjusted[i]) >= 0 ? 1 : 0;
        }
        return ever;
    }
}
