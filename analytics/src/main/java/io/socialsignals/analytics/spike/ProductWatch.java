package io.socialsignals.analytics.spike;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Judges all series of a product, hour by hour, and joins what stands out into incidents. The job and the scorecards
 * call the same code on the same sums.
 *
 * <p>Three yardsticks per series: the same hour of past days (shares and means: the pooled past), the daily peaks of
 * five-minute buckets for posts, and a cumulative sum over days for shifts that no single hour shows.
 */
public final class ProductWatch {
    private static final double MINOR_PER_MAJOR = 100;
    /** Purchases in a currency from which their mean amount is known well enough. */
    private static final long ENOUGH_PURCHASES = 20;
    /** Key of all currencies together: active hours, and purchases. */
    private static final String ALL = "";
    /** A week: sales come in waves, of which a few days hold only a few. */
    private static final int REVENUE_LEARNING_HOURS = 168;

    private static final String TOPIC = "topic_";
    private static final String OTHER = "other";

    private final ProductState state;
    private final long hour;
    private final List<Evidence> evidence = new ArrayList<>();

    private ProductWatch(ProductState state, long hour) {
        this.state = state;
        this.hour = hour;
    }

    /**
     * @param hour hours since the epoch, later than the last one fed
     * @param sums what happened in it; an hour in which nothing at all happened is not judged, for it may as well be the
     *     end of the data
     * @return the product's incident as it now stands if it began, grew or ended with this hour, else null
     */
    public static @Nullable Incident feed(ProductState state, long hour, ProductHour sums) {
        return Incidents.feed(state.incident(), hour, sums.isEmpty() ? List.of() : judge(state, hour, sums));
    }

    /** The readings of one hour, always in the same order of series. */
    static List<Evidence> judge(ProductState state, long hour, ProductHour sums) {
        ProductWatch watch = new ProductWatch(state, hour);
        watch.count("posts", sums.posts);
        watch.bursts(sums);
        watch.share("negative_share", sums.scored, sums.negative);
        watch.mean("sentiment", sums.scored, sums.positive - sums.negative, sums.positive + sums.negative);
        watch.count("views", sums.views);
        watch.count("purchases", sums.purchases);
        for (Map.Entry<String, long[]> revenue : sums.revenue.entrySet()) {
            watch.revenue(revenue.getKey(), revenue.getValue());
        }
        watch.returnRate(sums.returns, sums.purchases);
        watch.share("conversion", sums.views, Math.min(sums.views, sums.purchases));
        watch.mean("stars", sums.reviews, sums.stars, sums.starSquares());
        watch.share("negative_reviews", sums.reviewsScored, sums.reviewsNegative);
        watch.topics(sums);
        return watch.evidence;
    }

    /**
     * Shares of topics. Only a rise is told: where one topic takes over, the shares of all others fall. There are ten times
     * as many of them as of any other series, so each is held to what is rare among all. No slow shifts: what people talk
     * about drifts, and a topic has few posts a day.
     */
    private void topics(ProductHour sums) {
        Set<String> known = new TreeSet<>(state.means().keySet());
        known.removeIf(series -> !series.startsWith(TOPIC));
        sums.topics.keySet().forEach(topic -> known.add(topicSeries(topic)));
        for (String series : known) {
            long hits = sums.topics.getOrDefault(topicOf(series), 0L);
            Reading reading = MeanDetector.feedPart(means(series), hour, sums.topicPosts, hits, known.size());
            if (reading.score() > 0) {
                evidence.add(new Evidence(series, reading));
            }
        }
    }

    /** Name of the series of a topic's share. */
    public static String topicSeries(int topic) {
        return TOPIC + (topic < 0 ? OTHER : topic);
    }

    private static int topicOf(String series) {
        String id = series.substring(TOPIC.length());
        return id.equals(OTHER) ? -1 : Integer.parseInt(id);
    }

    /** A series begins with its first event; a product nobody views needs no state for views. */
    private void count(String series, double count) {
        if (count == 0 && !state.counts().containsKey(series)) {
            return;
        }
        Reading reading = CountDetector.feed(counts(series), hour, count);
        evidence.add(new Evidence(series, reading));
        shift(series, reading, count, 1, true);
    }

    private void bursts(ProductHour sums) {
        if (sums.posts == 0 && !state.bursts().containsKey("posts")) {
            return;
        }
        BurstState bursts = state.bursts().computeIfAbsent("posts", name -> new BurstState());
        Reading best = null;
        for (int bucket = 0; bucket < ProductHour.BUCKETS; bucket++) {
            Reading reading = BurstDetector.read(
                    bursts, hour * ProductHour.BUCKETS + bucket, 24 * ProductHour.BUCKETS, sums.postsByBucket[bucket]);
            if (reading.abnormal() && (best == null || reading.score() > best.score())) {
                best = reading;
            }
        }
        if (best != null) {
            evidence.add(new Evidence("posts", best.at(hour), Evidence.Yardstick.DAILY_PEAK));
        }
    }

    /**
     * Revenue is judged in purchases of the product's mean amount: the scatter of a count is known, that of an amount is
     * not, and a shop with two sales an hour has many hours of zero.
     */
    private void revenue(String currency, long[] sold) {
        String series = "revenue_" + currency;
        long[] total = state.sales().getOrDefault(currency, new long[2]);
        if (total[1] >= ENOUGH_PURCHASES && total[0] > 0) {
            double amount = total[0] / (double) total[1];
            CountState known = counts(series);
            double units = Math.max(0, sold[0] / amount);
            Reading inPurchases = CountDetector.feed(known, hour, units);
            if (hour - known.firstHour >= REVENUE_LEARNING_HOURS) {
                evidence.add(new Evidence(series, inPurchases.scaled(amount / MINOR_PER_MAJOR)));
            }
            shift(series, inPurchases, units, amount / MINOR_PER_MAJOR, true);
        }
        state.sales().put(currency, new long[] {total[0] + sold[0], total[1] + sold[1]});
    }

    /**
     * What comes back was bought days ago, so an hour's returns are judged as a count, against what that hour usually has,
     * and told per purchase of a usual hour.
     */
    private void returnRate(long returns, long purchases) {
        long[] before = state.sales().get(ALL);
        long[] total = before == null ? new long[2] : before;
        if (total[1] >= ENOUGH_PURCHASES && (state.counts().containsKey("return_rate") || returns > 0)) {
            double usual = total[1] / (double) total[0];
            Reading reading = CountDetector.feed(counts("return_rate"), hour, returns);
            evidence.add(new Evidence("return_rate", reading.scaled(1 / usual)));
            shift("return_rate", reading, returns, 1 / (24 * usual), true);
        }
        if (before != null || purchases > 0) {
            state.sales().put(ALL, new long[] {total[0] + 1, total[1] + purchases});
        }
    }

    private void share(String series, double trials, double hits) {
        if (trials == 0 && !state.means().containsKey(series)) {
            return;
        }
        Reading reading = MeanDetector.feedShare(means(series), hour, trials, hits);
        evidence.add(new Evidence(series, reading));
        shift(series, reading, hits, trials, false);
    }

    private void mean(String series, double n, double sum, double squares) {
        if (n == 0 && !state.means().containsKey(series)) {
            return;
        }
        Reading reading = MeanDetector.feed(means(series), hour, n, sum, squares);
        evidence.add(new Evidence(series, reading));
        shift(series, reading, sum, n, false);
    }

    /** @param weight of a count the unit of its total, of a mean how many values the sum has */
    private void shift(String series, Reading reading, double sum, double weight, boolean count) {
        SlowShift shift = state.shifts().computeIfAbsent(series, name -> new SlowShift());
        Reading found = count ? shift.feedCount(hour, sum, reading) : shift.feedMean(hour, sum, weight, reading);
        if (found != null) {
            evidence.add(new Evidence(series, count ? found.scaled(weight) : found, Evidence.Yardstick.DAYS));
        }
    }

    private CountState counts(String series) {
        return state.counts().computeIfAbsent(series, name -> new CountState());
    }

    private MeanState means(String series) {
        return state.means().computeIfAbsent(series, name -> new MeanState());
    }
}
