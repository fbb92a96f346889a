package io.socialsignals.simulators.scenario;

import io.socialsignals.events.Product;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a simulation is made of. Same scenario, same bytes. Read it with {@link ScenarioReader}.
 *
 * @param start first event time; a whole hour
 * @param days length of the bounded run
 * @param partitions of every topic
 */
public record Scenario(
        String name,
        long seed,
        Instant start,
        int days,
        int partitions,
        Disorder disorder,
        Season season,
        List<Weighted> platforms,
        List<Region> regions,
        Authors authors,
        Texts texts,
        Sessions sessions,
        Engagement engagement,
        Search search,
        List<Line> products,
        List<Promotion> promotions,
        List<Incident> incidents,
        List<Viral> virals,
        List<Burst> bursts,
        @Nullable BestSlot bestSlot,
        Faults faults) {

    /** The same scenario that begins at another hour. */
    public Scenario startingAt(Instant other) {
        return new Scenario(
                name,
                seed,
                other,
                days,
                partitions,
                disorder,
                season,
                platforms,
                regions,
                authors,
                texts,
                sessions,
                engagement,
                search,
                products,
                promotions,
                incidents,
                virals,
                bursts,
                bestSlot,
                faults);
    }

    /** The same scenario with other random draws. */
    public Scenario seeded(long other) {
        return new Scenario(
                name,
                other,
                start,
                days,
                partitions,
                disorder,
                season,
                platforms,
                regions,
                authors,
                texts,
                sessions,
                engagement,
                search,
                products,
                promotions,
                incidents,
                virals,
                bursts,
                bestSlot,
                faults);
    }

    /** End of the bounded run (exclusive), epoch milliseconds. */
    public long endMillis() {
        return start.toEpochMilli() + days * 86_400_000L;
    }

    /**
     * How long records travel.
     *
     * @param typicalMillis mean delay of most records
     * @param boundMillis no ordinary record takes longer; less than the job's allowed disorder
     * @param tardyShare share of records that come later than the disorder but within the lateness
     * @param tardyMaxMinutes longest such delay
     */
    public record Disorder(int typicalMillis, int boundMillis, double tardyShare, int tardyMaxMinutes) {}

    /** Rates vary by hour of the day (UTC) and day of the week: 1 + amplitude * cos(...). */
    public record Season(double daily, int peakHour, double weekly, int peakDay) {}

    /** A named choice with its weight. */
    public record Weighted(String name, double weight) {}

    /**
     * Where shoppers are.
     *
     * @param code two-letter country, null for unknown
     * @param rate units of the region's currency for one unit of the catalogue's
     */
    public record Region(@Nullable String code, String currency, double rate, double weight) {}

    /** Who posts: heavy-tailed followers, the first {@code hubs} are mentioned and repeated most. */
    public record Authors(int count, int hubs, double mentionShare, double repostShare) {}

    /**
     * Shares of kinds of text; the rest is plain.
     *
     * @param subject about one thing, such as the delivery ({@link Subject}), each as often
     */
    public record Texts(
            double irrelevant,
            double spam,
            double nearDuplicate,
            double otherLanguage,
            double undeclared,
            double noContent,
            double sarcasm,
            double negation,
            double slang,
            double question,
            double subject) {}

    /**
     * Chances and delays along a visit.
     *
     * @param coupon that everybody can use: it pays the delivery, so it takes nothing off the goods; null for none
     * @param couponShare chance of its use, where no promotion's coupon is used
     */
    public record Sessions(
            int users,
            double cart,
            double purchase,
            double returns,
            double review,
            double survey,
            int returnFromHours,
            int returnToHours,
            int reviewFromHours,
            int reviewToHours,
            @Nullable String coupon,
            double couponShare) {}

    /** Snapshots along a post's life. */
    public record Engagement(int snapshots, int lifeHours) {}

    /** Search index per product and region. */
    public record Search(int everyMinutes, List<String> regions) {}

    /**
     * A product, its rates and its planted truth.
     *
     * @param posts mean posts per hour that name it
     * @param views mean views per hour
     * @param quality pull on the tone of its texts, about -1 to 1
     */
    public record Line(Product product, double posts, double views, double quality, Effect effect) {}

    /** What moves what. */
    public enum EffectKind {
        /** Tone of posts moves purchases {@code lagHours} later. */
        SOCIAL_LEADS,
        /** Purchases move the tone of posts {@code lagHours} later. */
        SALES_LEAD,
        /** Both vary, each by itself. */
        NONE
    }

    /**
     * The planted relation of a product.
     *
     * @param beta log of the purchase intensity per standard deviation of the driver
     */
    public record Effect(EffectKind kind, int lagHours, double beta) {}

    /** A promotion or a season: moves posts and sales at once, so each seems to move the other. */
    public record Promotion(
            String name,
            List<String> products,
            int fromHour,
            int hours,
            double posts,
            double sales,
            long costPerHour,
            @Nullable String coupon,
            double discount) {}

    /**
     * A burst of bad talk.
     *
     * @param size taken from the log odds of the tone
     * @param posts factor on the rate of posts
     * @param subject what most of the talk is about meanwhile, null for nothing in particular
     */
    public record Incident(
            String product, int fromHour, int hours, double size, double posts, @Nullable Subject subject) {}

    /** One post of a hub that is repeated many times. */
    public record Viral(String product, int atHour, int reposts, double halfLifeHours) {}

    /** A hashtag that flares up and fades; what is bought at its peak comes back more often. */
    public record Burst(
            String tag,
            String product,
            int atHour,
            double peakPerHour,
            double halfLifeHours,
            double sales,
            double returnsAtPeak) {}

    /** Posts of this platform and hour get more engagement. */
    public record BestSlot(String platform, int hour, double lift) {}

    /**
     * Planted faults.
     *
     * @param shares extra faulty records per record, by kind
     */
    public record Faults(Map<Fault, Double> shares, List<Silence> silences, List<HotKey> hotKeys) {}

    /** A partition that gets nothing for some hours; its keys go to the next one. */
    public record Silence(String topic, int partition, int fromHour, int hours) {}

    /** A product that everybody looks at for some hours. */
    public record HotKey(String product, int fromHour, int hours, double factor) {}
}
