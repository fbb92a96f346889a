package io.socialsignals.preview.alerting;

import io.socialsignals.analytics.spike.CountDetector;
import io.socialsignals.analytics.spike.CountState;
import io.socialsignals.analytics.spike.Evidence;
import io.socialsignals.analytics.spike.Incident;
import io.socialsignals.analytics.spike.IncidentState;
import io.socialsignals.analytics.spike.Incidents;
import io.socialsignals.analytics.spike.MeanDetector;
import io.socialsignals.analytics.spike.MeanState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** One product whose hours are drawn at random, whose incident is known, and that is watched as the job watches it. */
final class PlantedShop {
    static final long START = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
    static final long HOUR = 3_600_000;
    static final int DAYS = 18;

    /** What was planted: factors on posts, purchases and returns, and the share of negative and positive posts. */
    record Plant(
            String alert,
            int from,
            int to,
            double posts,
            double purchases,
            double returns,
            double negative,
            double positive) {
        static final Plant NONE = new Plant("", -1, -1, 1, 1, 1, 0.15, 0.25);

        boolean at(int hour) {
            return hour >= from && hour <= to;
        }
    }

    final String id;
    final Plant plant;
    private final Random random;
    private final CountState posts = new CountState();
    private final CountState purchases = new CountState();
    private final MeanState negativeShare = new MeanState();
    private final MeanState sentiment = new MeanState();
    private final MeanState returnRate = new MeanState();
    private final IncidentState incident = new IncidentState();

    PlantedShop(String id, Plant plant, long seed) {
        this.id = id;
        this.plant = plant;
        this.random = new Random(seed);
    }

    void register(Connection database) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(
                "INSERT INTO signals.products (product_id, name, brand, category, price_minor, currency) VALUES (?, ?, 'b', 'c', 1, 'GBP')")) {
            insert.setString(1, id);
            insert.setString(2, "Product " + id);
            insert.execute();
        }
    }

    /**
     * Draws an hour, adds its rows, judges it and stores what the incident looks like now.
     *
     * @return severity of its incident, 0 without news of one
     */
    int play(int hour, Rows rows, Connection database) throws SQLException {
        Plant now = plant.at(hour) ? plant : Plant.NONE;
        double season = 1 + 0.5 * Math.sin(2 * Math.PI * (hour % 24 - 9) / 24.0);
        int talk = poisson(40 * season * now.posts);
        int negative = 0;
        int positive = 0;
        for (int i = 0; i < talk; i++) {
            double draw = random.nextDouble();
            negative += draw < now.negative ? 1 : 0;
            positive += draw >= 1 - now.positive ? 1 : 0;
        }
        int sold = poisson(60 * season * now.purchases);
        int returned = Math.min(sold, poisson(0.05 * 60 * season * now.returns));
        rows.add(id, hour, talk, negative, positive, sold, returned);
        List<Evidence> evidence = List.of(
                new Evidence("posts", CountDetector.feed(posts, hour, talk)),
                new Evidence("negative_share", MeanDetector.feedShare(negativeShare, hour, talk, negative)),
                new Evidence(
                        "sentiment",
                        MeanDetector.feed(sentiment, hour, talk, positive - negative, positive + negative)),
                new Evidence("purchases", CountDetector.feed(purchases, hour, sold)),
                new Evidence("return_rate", MeanDetector.feedShare(returnRate, hour, sold, returned)));
        Incident told = Incidents.feed(incident, hour, evidence);
        if (told != null) {
            store(told, database);
        }
        return told == null ? 0 : told.severity();
    }

    /** The hours' rows, sent in one go per table and hour. */
    static final class Rows implements AutoCloseable {
        private final PreparedStatement social;
        private final PreparedStatement shop;

        Rows(Connection database) throws SQLException {
            social = database.prepareStatement(
                    """
                    INSERT INTO signals.social_metrics (product_id, platform, minute, posts, scored, positive, negative, polarity_micro)
                    VALUES (?, 'x', ?, ?, ?, ?, ?, ?)""");
            shop = database.prepareStatement(
                    """
                    INSERT INTO signals.commerce_metrics (product_id, region, currency, minute, purchases, returns)
                    VALUES (?, '', 'GBP', ?, ?, ?)""");
        }

        void add(String id, int hour, int talk, int negative, int positive, int sold, int returned)
                throws SQLException {
            Timestamp minute = new Timestamp(START + hour * HOUR);
            social.setString(1, id);
            social.setTimestamp(2, minute);
            social.setInt(3, talk);
            social.setInt(4, talk);
            social.setInt(5, positive);
            social.setInt(6, negative);
            social.setLong(7, 1_000_000L * (positive - negative));
            social.addBatch();
            shop.setString(1, id);
            shop.setTimestamp(2, minute);
            shop.setInt(3, sold);
            shop.setInt(4, returned);
            shop.addBatch();
        }

        void send() throws SQLException {
            social.executeBatch();
            shop.executeBatch();
        }

        @Override
        public void close() throws SQLException {
            social.close();
            shop.close();
        }
    }

    private void store(Incident told, Connection database) throws SQLException {
        try (PreparedStatement upsert = database.prepareStatement(
                """
                INSERT INTO signals.signals (product_id, started, peak, ended, running, direction, severity, persistence, series,
                                             involved, score, seen, expected, hours, explanation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (product_id, started) DO UPDATE SET peak = EXCLUDED.peak, ended = EXCLUDED.ended,
                    running = EXCLUDED.running, direction = EXCLUDED.direction, severity = EXCLUDED.severity,
                    persistence = EXCLUDED.persistence, series = EXCLUDED.series, involved = EXCLUDED.involved,
                    score = EXCLUDED.score, seen = EXCLUDED.seen, expected = EXCLUDED.expected, hours = EXCLUDED.hours""")) {
            upsert.setString(1, id);
            upsert.setTimestamp(2, new Timestamp(START + told.start() * HOUR));
            upsert.setTimestamp(3, new Timestamp(START + told.peak() * HOUR));
            upsert.setTimestamp(4, new Timestamp(START + (told.end() + 1) * HOUR));
            upsert.setBoolean(5, told.running());
            upsert.setString(6, told.direction());
            upsert.setInt(7, told.severity());
            upsert.setString(8, told.persistence());
            upsert.setString(9, told.series());
            upsert.setString(10, String.join(" ", told.involved()));
            upsert.setDouble(11, told.score());
            upsert.setDouble(12, told.seen());
            upsert.setDouble(13, told.expected());
            upsert.setInt(14, told.hours());
            upsert.setString(15, told.explanation());
            upsert.execute();
        }
    }

    /** Knuth's method in steps, good for the small means used here. */
    private int poisson(double mean) {
        double limit = Math.exp(-mean);
        double product = random.nextDouble();
        int count = 0;
        while (product > limit) {
            count++;
            product *= random.nextDouble();
        }
        return count;
    }
}
