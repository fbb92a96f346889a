package io.socialsignals.analytics.leadlag.scorecard;

import io.socialsignals.analytics.leadlag.Confounder;
import io.socialsignals.analytics.leadlag.FalseDiscovery;
import io.socialsignals.analytics.leadlag.LeadLagAnalysis;
import io.socialsignals.analytics.leadlag.LeadLagResult;
import io.socialsignals.analytics.leadlag.LeadLagSpec;
import io.socialsignals.analytics.leadlag.LeadLagSpec.Side;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.analytics.series.Transform;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;

/** Single tests: power on planted effects, size on null pairs, false discoveries over many pairs, confounded pairs. */
final class ErrorRates {
    private static final double MOMENTUM = 0.7;
    private static final int LAG = 6;

    private ErrorRates() {}

    static LeadLagSpec spec(int days) {
        return LeadLagSpec.hourly("x-y", Side.level("x", 0.1), Side.level("y", 0.1), days);
    }

    static void planted(int pairs, Consumer<Figure> out) {
        planted(7, 0.5, pairs, 701, out);
        planted(14, 0.3, pairs, 1401, out);
        planted(30, 0.2, pairs, 3001, out);
    }

    private static void planted(int days, double beta, int pairs, long seed, Consumer<Figure> out) {
        LeadLagAnalysis analysis = new LeadLagAnalysis(spec(days));
        Random random = new Random(seed);
        int detected = 0;
        int exact = 0;
        for (int i = 0; i < pairs; i++) {
            SyntheticPair pair = SyntheticPair.planted(days * 24, MOMENTUM, LAG, beta, random);
            LeadLagAnalysis.Screen screen = analysis.screen(pair.x(), pair.y());
            if (screen.p() <= 0.05) {
                detected++;
                exact += screen.lag() == LAG ? 1 : 0;
            }
        }
        String name = String.format(
                Locale.ROOT, "planted beta %.1f, %d days, phi .7, %d pairs, seed %d: ", beta, days, pairs, seed);
        out.accept(Figure.atLeast(name + "detected", detected / (double) pairs, 0.95));
        out.accept(Figure.atLeast(name + "exact lag", exact / (double) Math.max(1, detected), 0.97));
    }

    static void nulls(int pairs, Consumer<Figure> out) {
        for (int days : new int[] {7, 14, 30}) {
            LeadLagAnalysis analysis = new LeadLagAnalysis(spec(days));
            for (double phi : new double[] {0, 0.5, 0.8, 0.9}) {
                long seed = 10L * days + Math.round(10 * phi);
                Random random = new Random(seed);
                int called = 0;
                for (int i = 0; i < pairs; i++) {
                    SyntheticPair pair = SyntheticPair.unrelated(days * 24, phi, random);
                    called += analysis.screen(pair.x(), pair.y()).p() <= 0.05 ? 1 : 0;
                }
                String name = String.format(
                        Locale.ROOT,
                        "null pairs, %d days, phi %.1f, %d pairs, seed %d: called",
                        days,
                        phi,
                        pairs,
                        seed);
                out.accept(Figure.atMost(name, called / (double) pairs, 0.05));
            }
        }
    }

    /** Sentiment with gaps against counts, as the product's own series are. */
    static void counted(int pairs, Consumer<Figure> out) {
        for (int days : new int[] {7, 14}) {
            LeadLagAnalysis analysis = new LeadLagAnalysis(LeadLagSpec.hourly(
                    "sentiment-purchases", Side.level("sentiment", 0.1), Side.count("purchases"), days));
            Random random = new Random(40 + days);
            int called = 0;
            for (int i = 0; i < pairs; i++) {
                SyntheticPair pair = SyntheticPair.counted(days * 24, 0.8, LAG, 0, random);
                called += analysis.screen(pair.weightedX(), pair.y()).p() <= 0.05 ? 1 : 0;
            }
            String name = String.format(
                    Locale.ROOT,
                    "null sentiment with gaps against counts, %d days, phi .8, %d pairs, seed %d: called",
                    days,
                    pairs,
                    40 + days);
            out.accept(Figure.atMost(name, called / (double) pairs, 0.05));
        }
    }

    /** 200 pairs of which 20 are true, beta .35, 14 days, adjusted after Benjamini and Hochberg. */
    static void falseDiscoveries(int rounds, Consumer<Figure> out) {
        long seed = 2020;
        LeadLagAnalysis analysis = new LeadLagAnalysis(spec(14));
        Random random = new Random(seed);
        double proportions = 0;
        int found = 0;
        for (int round = 0; round < rounds; round++) {
            double[] p = new double[200];
            for (int i = 0; i < p.length; i++) {
                SyntheticPair pair = SyntheticPair.planted(336, MOMENTUM, LAG, i < 20 ? 0.35 : 0, random);
                p[i] = analysis.screen(pair.x(), pair.y()).p();
            }
            double[] adjusted = FalseDiscovery.adjust(p);
            int hits = 0;
            int wrong = 0;
            for (int i = 0; i < p.length; i++) {
                hits += adjusted[i] <= 0.05 && i < 20 ? 1 : 0;
                wrong += adjusted[i] <= 0.05 && i >= 20 ? 1 : 0;
            }
            found += hits;
            proportions += wrong / (double) Math.max(1, hits + wrong);
        }
        String name = String.format(
                Locale.ROOT, "200 pairs, 20 true (beta .35, 14 days), %d rounds, seed %d: ", rounds, seed);
        out.accept(Figure.atMost(name + "false discovery rate", proportions / rounds, 0.05));
        out.accept(Figure.atLeast(name + "power", found / (20.0 * rounds), 0.95));
    }

    static void confounded(int pairs, Consumer<Figure> out) {
        long seed = 77;
        Random random = new Random(seed);
        LeadLagAnalysis analysis = new LeadLagAnalysis(spec(14));
        int named = 0;
        int sold = 0;
        int kept = 0;
        for (int i = 0; i < pairs; i++) {
            Verdict verdict = promoted(analysis, 0, random);
            named += verdict == Verdict.CONFOUNDED ? 1 : 0;
            sold += verdict.claimsRelation() ? 1 : 0;
            kept += promoted(analysis, 0.6, random) == Verdict.SOCIAL_LEADS ? 1 : 0;
        }
        String name = String.format(Locale.ROOT, "promotion moves both, 14 days, %d pairs, seed %d: ", pairs, seed);
        out.accept(Figure.atLeast(name + "named", named / (double) pairs, 0.95));
        out.accept(Figure.atMost(name + "sold as a relation", sold / (double) pairs, 0.05));
        out.accept(Figure.atLeast(name + "true lead (beta .6) beside it kept", kept / (double) pairs, 0.95));
    }

    private static Verdict promoted(LeadLagAnalysis analysis, double beta, Random random) {
        SyntheticPair pair = SyntheticPair.promoted(336, MOMENTUM, LAG, beta, random);
        LeadLagResult result = analysis.analyse(
                pair.x(), pair.y(), List.of(new Confounder("promotion", pair.promotion(), Transform.IDENTITY)));
        return result.verdict();
    }
}
