package io.socialsignals.job.topology;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/**
 * A few hours of a small shop, seeded: three partitions per topic, out of order, with duplicates, late events, events
 * beyond the lateness, orphans and rejections.
 */
final class ShopDay {
    static final int PARTITIONS = 3;
    static final long DISORDER = 10_000;
    static final long LATENESS = 600_000;
    static final long START = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
    private static final List<String> NAMES = List.of("kettle", "lamp", "sofa", "drill", "aura pro");
    private static final List<String> PLATFORMS = List.of("x", "reddit");
    private static final List<String> TEXTS = List.of(
            "I love my new %s, best thing I ever bought",
            "this %s is terrible, broke after a day and support is useless",
            "the %s comes in two colours",
            "meine %s ist wirklich sehr schön und ich bin sehr zufrieden damit",
            "nothing to see here, just a walk in the park with the dog");

    final List<List<Ingested<CommerceEvent>>> commerce = new ArrayList<>();
    final List<List<Ingested<Post>>> posts = new ArrayList<>();
    final List<List<Ingested<Engagement>>> engagement = new ArrayList<>();
    final List<List<Ingested<Review>>> reviews = new ArrayList<>();
    private final Random random;

    ShopDay(long seed, int eventsPerPartition) {
        random = new Random(seed);
        for (int p = 0; p < PARTITIONS; p++) {
            int partition = p;
            commerce.add(log(Topics.COMMERCE, partition, eventsPerPartition, n -> commerceEvent(partition, n)));
            posts.add(log(Topics.POSTS, partition, eventsPerPartition / 4, n -> post(partition, n)));
            reviews.add(log(Topics.REVIEWS, partition, eventsPerPartition / 8, n -> review(partition, n)));
        }
        for (int p = 0; p < PARTITIONS; p++) {
            int partition = p;
            engagement.add(log(Topics.ENGAGEMENT, partition, eventsPerPartition / 2, n -> snapshot(partition, n)));
        }
    }

    Sources sources(String name, boolean stopsHalfway) {
        return sources(name, stopsHalfway, new LogSource<>(name + "-products", List.of(catalogue()), 1, false));
    }

    /** The second half of the catalogue comes when all posts have been read. */
    Sources slowCatalogue(String name) {
        return sources(name, false, new LogSource<>(name + "-products", List.of(catalogue()), 1, name + "-posts"));
    }

    private Sources sources(String name, boolean stopsHalfway, LogSource<Product> products) {
        return new Sources(
                new LogSource<>(name + "-posts", posts, 7, stopsHalfway),
                new LogSource<>(name + "-engagement", engagement, 11, stopsHalfway),
                new LogSource<>(name + "-commerce", commerce, 13, stopsHalfway),
                new LogSource<>(name + "-reviews", reviews, 5, stopsHalfway),
                new LogSource<>(
                        name + "-search",
                        List.of(List.of(
                                record(new SearchInterest("s1", START, 3600, "kettle", "world", 40), START, 0, 0))),
                        1,
                        false),
                new LogSource<>(
                        name + "-spend",
                        List.of(List.of(record(
                                new CampaignSpend("c1", START, 3600, "spring", null, 12_50, "EUR"), START, 0, 0))),
                        1,
                        false),
                products,
                () -> Map.of(0, NAMES.size() - 1L));
    }

    private static List<Ingested<Product>> catalogue() {
        List<Ingested<Product>> products = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Product product =
                    new Product("p" + i, NAMES.get(i), "brand", "home", List.of(), List.of("tag" + i), 100L, "EUR");
            products.add(record(product, START, 0, i));
        }
        return products;
    }

    private CommerceEvent commerceEvent(int partition, int n) {
        CommerceType type = CommerceType.values()[random.nextInt(4)];
        return new CommerceEvent(
                "c" + partition + "-" + n,
                START + n * 3_000L,
                type,
                "p" + (partition + PARTITIONS * random.nextInt(2)),
                1000,
                1 + random.nextInt(3),
                type == CommerceType.PURCHASE || type == CommerceType.RETURN ? 1000 + random.nextInt(500) : 0,
                random.nextBoolean() ? "EUR" : "USD",
                "user" + random.nextInt(50),
                n % 9 == 0 ? null : "session" + (n + partition) % 40,
                null,
                random.nextInt(4) == 0 ? null : "r" + random.nextInt(2),
                n % 3 == 0 ? null : PLATFORMS.get(n % 2),
                n % 5 == 0 ? "spring" : null,
                n % 7 == 0 ? "SPRING" + n % 2 : null,
                n % 4 == 0 ? null : "resale",
                n % 6 == 0 ? null : "fit",
                n % 3 == 0 ? "18-24" : null,
                n % 8 == 0 ? "f" : null);
    }

    private Post post(int partition, int n) {
        String text = String.format(
                java.util.Locale.ROOT,
                TEXTS.get(random.nextInt(TEXTS.size())),
                NAMES.get(random.nextInt(NAMES.size())));
        return new Post(
                "post" + partition + "-" + n,
                START + n * 12_000L,
                PLATFORMS.get(random.nextInt(2)),
                "author" + random.nextInt(20),
                random.nextInt(1000),
                text,
                null,
                random.nextInt(5) == 0 ? List.of("tag" + random.nextInt(5)) : List.of(),
                List.of(),
                null,
                random.nextInt(6) == 0 ? "post0-0" : null,
                null,
                null,
                null,
                null);
    }

    /** Snapshot n of a partition belongs to one of the posts of that time; one in twenty to none. */
    private Engagement snapshot(int partition, int n) {
        int post = Math.max(0, n / 2 - random.nextInt(5));
        long at = START + n * 6_000L + 1;
        boolean orphan = random.nextInt(20) == 0;
        long likes = n * 3L + random.nextInt(3);
        return new Engagement(
                "e" + partition + "-" + n,
                at,
                (orphan ? "nobody" : "post") + partition + "-" + post,
                "x",
                likes,
                likes / 2,
                likes / 3,
                0,
                1,
                0,
                partition == 0 ? null : likes * 100,
                null,
                null);
    }

    private Review review(int partition, int n) {
        int stars = 1 + random.nextInt(5);
        return new Review(
                "r" + partition + "-" + n,
                START + n * 24_000L,
                random.nextInt(3) == 0,
                "p" + random.nextInt(5),
                stars,
                String.format(java.util.Locale.ROOT, TEXTS.get(random.nextInt(3)), "it"),
                "en",
                null,
                null);
    }

    /** Puts events into a log: most in order, some a little early, some late, some far too late, some twice. */
    private <T> List<Ingested<T>> log(String topic, int partition, int events, Function<Integer, T> event) {
        List<T> made = new ArrayList<>();
        List<long[]> order = new ArrayList<>();
        for (int n = 0; n < events; n++) {
            T value = event.apply(n);
            long at = at(value);
            long delay = random.nextInt((int) DISORDER);
            int fate = random.nextInt(100);
            if (fate < 4) {
                delay = 90_000 + random.nextInt((int) LATENESS - 200_000);
            } else if (fate < 6) {
                delay = LATENESS + DISORDER + 60_000 + random.nextInt(100_000);
            }
            order.add(new long[] {at + delay, made.size()});
            if (random.nextInt(12) == 0) {
                order.add(new long[] {at + delay + random.nextInt(60_000), made.size()});
            }
            made.add(value);
        }
        order.sort((a, b) -> a[0] != b[0] ? Long.compare(a[0], b[0]) : Long.compare(a[1], b[1]));
        List<Ingested<T>> log = new ArrayList<>();
        for (long[] place : order) {
            T value = made.get((int) place[1]);
            log.add(new Ingested<>(value, at(value), place[0], partition, log.size()));
            if (random.nextInt(50) == 0) {
                log.add(new Ingested<>(new Rejected(
                        topic, partition, log.size(), place[0], "malformed", "json.syntax", "no JSON", null, null)));
            }
        }
        return log;
    }

    private static long at(Object event) {
        if (event instanceof CommerceEvent commerce) {
            return commerce.at();
        }
        if (event instanceof Post post) {
            return post.at();
        }
        if (event instanceof Engagement engagement) {
            return engagement.at();
        }
        return ((Review) event).at();
    }

    private static <T> Ingested<T> record(T value, long at, int partition, long offset) {
        return new Ingested<>(value, at, at, partition, offset);
    }
}
