package io.socialsignals.local.signal;

import io.socialsignals.analytics.spike.ProductHour;
import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.topic.TopicModel;
import io.socialsignals.analytics.topic.TopicModels;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Post;
import io.socialsignals.events.Review;
import io.socialsignals.job.enrich.ProductMatcher;
import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.Sentiment.Label;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A simulation summed to the minutes and hours that the job makes of it, in one pass and in memory: posts matched,
 * judged and scored as the job does, spam and faulty records left out as the job leaves, rejects or drops them.
 */
public final class SimulatedShop {
    private static final long MINUTE = 60_000;
    private static final int MINUTES = 60;

    private final long start;
    private final int hours;
    /** By product and minute since the start: posts, scored, negative, positive. */
    private final Map<String, TreeMap<Integer, long[]>> social = new TreeMap<>();
    /** By product and currency: views, purchases, returns, revenue. */
    private final Map<String, Map<String, TreeMap<Integer, long[]>>> commerce = new TreeMap<>();
    /** By product: reviews, stars, scored, negative. */
    private final Map<String, TreeMap<Integer, long[]>> reviews = new TreeMap<>();

    /** By product and hour since the start: posts by topic. */
    private final Map<String, TreeMap<Integer, Map<Integer, Long>>> topics = new TreeMap<>();

    /** By first product, as the job keys them. */
    private final Map<String, SpamJudge> judges = new TreeMap<>();

    private final List<Relevant> relevant = new ArrayList<>();

    private final TopicModel.Assigner assigner = TopicModels.shipped().assigner();

    private SimulatedShop(Scenario scenario) {
        start = scenario.start().toEpochMilli();
        hours = scenario.days() * 24;
        for (Line line : scenario.products()) {
            String product = line.product().id();
            social.put(product, new TreeMap<>());
            commerce.put(product, new TreeMap<>());
            reviews.put(product, new TreeMap<>());
        }
    }

    /** @param scorer what scores posts and reviews */
    public static SimulatedShop run(Scenario scenario, SentimentScorer scorer) {
        SimulatedShop shop = new SimulatedShop(scenario);
        ProductMatcher matcher = new ProductMatcher(
                scenario.products().stream().map(Line::product).toList());
        Simulation simulation = Simulation.of(scenario);
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            if (record.fault() != null) {
                continue;
            }
            if (record.event() instanceof Post post) {
                shop.take(post, matcher);
            } else if (record.event() instanceof CommerceEvent event) {
                shop.add(event);
            } else if (record.event() instanceof Review review) {
                shop.add(review, scorer);
            }
        }
        Set<PrintedPost> spam = Collections.newSetFromMap(new IdentityHashMap<>());
        shop.judges.values().forEach(judge -> spam.addAll(judge.verdicts().keySet()));
        for (Relevant post : shop.relevant) {
            if (!spam.contains(post.print())) {
                shop.add(post, scorer);
            }
        }
        shop.judges.clear();
        shop.relevant.clear();
        return shop;
    }

    private void take(Post post, ProductMatcher matcher) {
        List<String> products = matcher.match(post.text(), post.hashtags());
        if (!products.isEmpty()) {
            PrintedPost print = judges.computeIfAbsent(products.get(0), product -> new SpamJudge())
                    .add(post.id(), post.authorId(), post.at(), post.repostOf() != null, post.text());
            relevant.add(new Relevant(post, products, print));
        }
    }

    private void add(Relevant taken, SentimentScorer scorer) {
        Post post = taken.post();
        Sentiment sentiment = scorer.score(post.text(), post.language());
        int topic = assigner.assign(post.text());
        int hour = (int) Math.floorDiv(post.at() - start, MINUTE * MINUTES);
        for (String product : taken.products()) {
            topics.computeIfAbsent(product, name -> new TreeMap<>())
                    .computeIfAbsent(hour, at -> new TreeMap<>())
                    .merge(topic, 1L, Long::sum);
            plus(
                    social.get(product),
                    post.at(),
                    1,
                    one(sentiment, null),
                    one(sentiment, Label.NEGATIVE),
                    one(sentiment, Label.POSITIVE));
        }
    }

    private void add(CommerceEvent event) {
        Map<String, TreeMap<Integer, long[]>> currencies = commerce.get(event.productId());
        if (currencies != null) {
            plus(
                    currencies.computeIfAbsent(event.currency(), name -> new TreeMap<>()),
                    event.at(),
                    event.type() == CommerceType.VIEW ? 1 : 0,
                    event.type() == CommerceType.PURCHASE ? 1 : 0,
                    event.type() == CommerceType.RETURN ? 1 : 0,
                    event.type() == CommerceType.PURCHASE ? event.amountMinor() : 0);
        }
    }

    private void add(Review review, SentimentScorer scorer) {
        Sentiment sentiment = scorer.score(review.text(), review.language());
        plus(
                reviews.get(review.productId()),
                review.at(),
                1,
                review.stars(),
                one(sentiment, null),
                one(sentiment, Label.NEGATIVE));
    }

    /** 1 if the text is scored and has the label, if one is asked for. */
    private static long one(Sentiment sentiment, @Nullable Label label) {
        return sentiment.isScored() && (label == null || sentiment.label() == label) ? 1 : 0;
    }

    private void plus(@Nullable TreeMap<Integer, long[]> minutes, long at, long... values) {
        int minute = (int) Math.floorDiv(at - start, MINUTE);
        if (minutes == null || minute < 0 || minute >= hours * MINUTES) {
            return;
        }
        long[] sums = minutes.computeIfAbsent(minute, key -> new long[values.length]);
        for (int i = 0; i < values.length; i++) {
            sums[i] += values[i];
        }
    }

    /** Hours that it lasts. */
    public int hours() {
        return hours;
    }

    /** Hours since the epoch at its start. */
    public long firstHour() {
        return start / MINUTE / MINUTES;
    }

    /** @param hour since the start */
    public ProductHour hour(String product, int hour) {
        ProductHour sums = new ProductHour();
        within(social.get(product), hour)
                .forEach((minute, s) -> sums.addSocial(minute % MINUTES, s[0], s[1], s[2], s[3]));
        commerce.getOrDefault(product, Map.of()).forEach((currency, minutes) -> within(minutes, hour)
                .forEach((minute, s) -> sums.addCommerce(currency, s[0], s[1], s[2], s[3])));
        within(reviews.get(product), hour).forEach((minute, s) -> sums.addReviews(s[0], s[1], s[2], s[3]));
        topics.getOrDefault(product, new TreeMap<>())
                .getOrDefault(hour, Map.of())
                .forEach(sums::addTopic);
        return sums;
    }

    private static Map<Integer, long[]> within(@Nullable TreeMap<Integer, long[]> minutes, int hour) {
        return minutes == null ? Map.of() : minutes.subMap(hour * MINUTES, (hour + 1) * MINUTES);
    }

    /** A post that names products. */
    private record Relevant(Post post, List<String> products, PrintedPost print) {}
}
