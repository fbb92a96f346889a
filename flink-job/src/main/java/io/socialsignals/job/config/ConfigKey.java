package io.socialsignals.job.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be configured.
 *
 * @param name as a flag ({@code --name value}) and in the file ({@code name=value})
 * @param fallback what holds when nobody sets it, null when somebody must
 * @param secret never taken from the command line, where other users of the machine could read it
 * @param meaning one clause, with the unit
 */
public record ConfigKey(String name, @Nullable String fallback, boolean secret, String meaning) {
    private static final String PREFIX = "SOCIAL_SIGNALS_";

    static final ConfigKey BOOTSTRAP = required("kafka.bootstrap", "Kafka brokers, host:port, separated by commas");
    static final ConfigKey GROUP = key("kafka.group", "social-signals", "consumer group, by which the lag can be seen");
    static final ConfigKey STOP_AT =
            key("kafka.stop-at", "never", "latest: end at what the topics hold at the start; never: go on");
    static final ConfigKey DISORDER = key(
            "event-time.disorder", "10s", "how far events of a partition may be out of order; a result waits as long");
    static final ConfigKey LATENESS = key(
            "event-time.lateness", "1h", "how much later than that an event still corrects its minute, else rejected");
    static final ConfigKey MAX_AHEAD =
            key("event-time.max-ahead", "5min", "how far an event time may be ahead of Kafka's time, else rejected");
    static final ConfigKey IDLENESS =
            key("event-time.idleness", "30s", "after how long without records a partition stops holding up the others");
    static final ConfigKey ALIGNMENT_DRIFT = key(
            "event-time.alignment-drift", "1d", "how far one topic may be read ahead of the slowest; 0s for no limit");
    static final ConfigKey PSEUDONYM_KEY = new ConfigKey(
            "privacy.pseudonym-key", "", true, "key of the pseudonyms, at least 16 characters; environment or file");
    static final ConfigKey PSEUDONYM_KEY_FILE =
            key("privacy.pseudonym-key-file", "", "file that holds the key of the pseudonyms");
    static final ConfigKey ALLOW_DEVELOPMENT_KEY = key(
            "privacy.allow-development-key", "false", "true: without a key use a published one (never with real data)");
    static final ConfigKey SCORER =
            key("sentiment.scorer", "cascade", "cascade[@THRESHOLD[/EARLY]], encoder, fast, none ...");
    static final ConfigKey REVIEW_SCORER = key(
            "sentiment.review-scorer", "", "the same for reviews; empty: encoder where sentiment.scorer is a cascade");
    static final ConfigKey SCORER_PARALLELISM = key(
            "sentiment.parallelism", "0", "how many scorers run side by side; 0 for as many as the job's parallelism");
    static final ConfigKey TOPIC_MODEL =
            key("topic.model", "shipped", "file that topics train wrote; shipped: the one in the jar; none: no topics");
    static final ConfigKey SPAM_MEMORY =
            key("spam.memory", "12h", "how long a text is remembered to find copies of it; 0s: no post is spam");
    static final ConfigKey SPAM_COPIES = key("spam.copies", "10", "earlier near-copies from which on a post is spam");
    static final ConfigKey SPAM_BURST =
            key("spam.burst", "20", "earlier posts of an author within ten minutes from which on a post is spam");
    static final ConfigKey DATABASE_URL = required("database.url", "JDBC URL of PostgreSQL or TimescaleDB");
    static final ConfigKey DATABASE_USER = key("database.user", "ss_writer", "role that writes");
    static final ConfigKey DATABASE_PASSWORD =
            new ConfigKey("database.password", "", true, "password of the role; environment or file");
    static final ConfigKey DATABASE_PASSWORD_FILE = key("database.password-file", "", "file that holds the password");
    static final ConfigKey BATCH_ROWS = key("database.batch-rows", "1000", "rows of one batch at most");
    static final ConfigKey FLUSH_INTERVAL =
            key("database.flush-interval", "200ms", "how long a row waits for its batch to fill");
    static final ConfigKey ANALYTICS = key("analytics.enabled", "true", "false: metrics only, no lead/lag and signals");
    static final ConfigKey LEAD_LAG_PAIRS = key(
            "lead-lag.pairs",
            "sentiment-purchases,sentiment-revenue,volume-purchases,engagement-views,search-purchases,sentiment-returns",
            "talk-trade pairs compared by the hour; talk: sentiment, volume, engagement, search; trade: views, purchases,"
                    + " revenue, returns");
    static final ConfigKey LEAD_LAG_MINUTE_PAIRS =
            key("lead-lag.minute-pairs", "volume-views,engagement-views", "the same, compared by the minute");
    static final ConfigKey LEAD_LAG_DAYS =
            key("lead-lag.days", "14", "length of the window by the hour, 5 to 60 days; by the minute it is 6 hours");
    static final ConfigKey JOURNEY_GAP = key(
            "journeys.gap",
            "30min",
            "break after which a new visit begins; 0s: do not follow visits, drop ids of sessions");

    /** Every key, in the order of the documentation. Beside them a file may hold {@code kafka.properties.*}. */
    public static final List<ConfigKey> ALL = List.of(
            BOOTSTRAP,
            GROUP,
            STOP_AT,
            DISORDER,
            LATENESS,
            MAX_AHEAD,
            IDLENESS,
            ALIGNMENT_DRIFT,
            PSEUDONYM_KEY_FILE,
            PSEUDONYM_KEY,
            ALLOW_DEVELOPMENT_KEY,
            SCORER,
            REVIEW_SCORER,
            SCORER_PARALLELISM,
            TOPIC_MODEL,
            SPAM_MEMORY,
            SPAM_COPIES,
            SPAM_BURST,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD_FILE,
            DATABASE_PASSWORD,
            BATCH_ROWS,
            FLUSH_INTERVAL,
            ANALYTICS,
            LEAD_LAG_PAIRS,
            LEAD_LAG_MINUTE_PAIRS,
            LEAD_LAG_DAYS,
            JOURNEY_GAP);

    private static ConfigKey key(String name, String fallback, String meaning) {
        return new ConfigKey(name, fallback, false, meaning);
    }

    private static ConfigKey required(String name, String meaning) {
        return new ConfigKey(name, null, false, meaning);
    }

    static @Nullable ConfigKey named(String name) {
        for (ConfigKey key : ALL) {
            if (key.name.equals(name)) {
                return key;
            }
        }
        return null;
    }

    /** Name of the environment variable that sets it. */
    public String variable() {
        return PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    /** Whether a variable looks like one of ours: it begins like a group of keys. */
    static boolean ours(String variable) {
        for (ConfigKey key : ALL) {
            int group = PREFIX.length() + key.name.indexOf('.');
            if (variable.startsWith(key.variable().substring(0, group + 1))) {
                return true;
            }
        }
        return false;
    }
}
