package io.socialsignals.analytics.spike;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.jspecify.annotations.Nullable;

/**
 * Hourly series of one seeded product whose incidents are known: Poisson counts around a daily and weekly profile with
 * gamma noise, more of some series than of others, and a negative share.
 *
 * @param posts per hour
 * @param views per hour
 * @param purchases per hour
 * @param negatives how many of the posts were negative
 * @param incidents what was planted, in order of time
 */
record PlantedProduct(double[] posts, double[] views, double[] purchases, double[] negatives, List<Planted> incidents) {

    /** From the first to the last hour, {@code factor} times as many posts, of which {@code negativeShare} negative. */
    record Planted(int from, int to, double factor, double negativeShare) {}

    private static final double SHAPE = 15;
    private static final double CALM_SHARE = 0.15;
    private static final int FIRST_DAY = 15;

    /**
     * @param days length
     * @param count how many incidents, at least three days apart
     * @param least smallest factor; factors lie between it and three times it
     */
    static PlantedProduct of(long seed, int days, int count, double least) {
        RandomGenerator random = new Well19937c(seed);
        double level = 12 * Math.exp(1.2 * random.nextDouble());
        List<Planted> incidents = new ArrayList<>();
        int stretch = (days - FIRST_DAY) * 24 / Math.max(count, 1);
        for (int i = 0; i < count; i++) {
            int from = FIRST_DAY * 24 + i * stretch + random.nextInt(stretch - 72);
            double factor = least * (1 + 2 * random.nextDouble());
            double share = random.nextBoolean() ? 0.5 : CALM_SHARE;
            incidents.add(new Planted(from, from + 1 + random.nextInt(7), factor, share));
        }
        int hours = days * 24;
        double[][] series = new double[4][hours];
        for (int hour = 0; hour < hours; hour++) {
            double season = 1 + 0.6 * Math.sin(2 * Math.PI * (hour % 24 - 9) / 24.0) + (hour / 24 % 7 >= 5 ? 0.25 : 0);
            Planted now = at(incidents, hour);
            double factor = now == null ? 1 : now.factor;
            double share = now == null ? CALM_SHARE : now.negativeShare;
            series[0][hour] = draw(random, level * season * factor);
            series[1][hour] = draw(random, 4 * level * season);
            series[2][hour] = draw(random, 0.2 * level * season);
            for (int post = 0; post < series[0][hour]; post++) {
                series[3][hour] += random.nextDouble() < share ? 1 : 0;
            }
        }
        return new PlantedProduct(series[0], series[1], series[2], series[3], incidents);
    }

    private static @Nullable Planted at(List<Planted> incidents, int hour) {
        for (Planted planted : incidents) {
            if (hour >= planted.from && hour <= planted.to) {
                return planted;
            }
        }
        return null;
    }

    private static double draw(RandomGenerator random, double mean) {
        double noisy = mean * new GammaDistribution(random, SHAPE, 1 / SHAPE).sample();
        return noisy <= 0 ? 0 : new PoissonDistribution(random, noisy, 1e-9, 10_000).sample();
    }

    /** Every incident that the detectors tell, as it stood at its end, with the hour in which it was first told. */
    List<Told> told() {
        CountState postState = new CountState();
        CountState viewState = new CountState();
        CountState purchaseState = new CountState();
        MeanState shareState = new MeanState();
        IncidentState state = new IncidentState();
        List<Told> told = new ArrayList<>();
        long firstTold = -1;
        for (int hour = 0; hour < posts.length + Incidents.QUIET_HOURS; hour++) {
            if (hour >= posts.length) {
                Incident last = Incidents.feed(state, hour, List.of());
                firstTold = note(told, last, hour, firstTold);
                continue;
            }
            List<Evidence> evidence = List.of(
                    new Evidence("posts", CountDetector.feed(postState, hour, posts[hour])),
                    new Evidence("views", CountDetector.feed(viewState, hour, views[hour])),
                    new Evidence("purchases", CountDetector.feed(purchaseState, hour, purchases[hour])),
                    new Evidence(
                            "negative_share", MeanDetector.feedShare(shareState, hour, posts[hour], negatives[hour])));
            firstTold = note(told, Incidents.feed(state, hour, evidence), hour, firstTold);
        }
        return told;
    }

    /** @return the hour in which the running incident reached severity 4, or -1 */
    private static long note(List<Told> told, @Nullable Incident incident, long hour, long firstTold) {
        if (incident == null) {
            return firstTold;
        }
        long first = firstTold < 0 && incident.severity() >= SpikeScorecard.SEVERITY ? hour : firstTold;
        if (!incident.running()) {
            told.add(new Told(incident, first));
            return -1;
        }
        return first;
    }

    /** An incident at its end, and the hour in which it was told at severity 4 or more (-1: never). */
    record Told(Incident incident, long toldAt) {}
}
