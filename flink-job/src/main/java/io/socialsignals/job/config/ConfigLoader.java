package io.socialsignals.job.config;

import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.SentimentSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the configuration: flag, then environment, then file, then default. Reports everything that is wrong at once. */
public final class ConfigLoader {
    private static final int SHORTEST_KEY = 16;
    private static final Secret DEVELOPMENT_KEY = new Secret("social-signals development key");

    private final Settings settings;

    private ConfigLoader(Settings settings) {
        this.settings = settings;
    }

    /**
     * The configuration that the arguments ({@code --key value} or {@code --key=value}, {@code --config FILE}) and the
     * environment make.
     *
     * @throws ConfigException with every problem
     */
    public static JobConfig load(String[] args, Map<String, String> environment) {
        return new ConfigLoader(Settings.of(args, environment)).build();
    }

    private JobConfig build() {
        JobConfig config = new JobConfig(
                new JobConfig.Kafka(
                        text(ConfigKey.BOOTSTRAP),
                        text(ConfigKey.GROUP),
                        oneOf(ConfigKey.STOP_AT, "latest", "never"),
                        new TreeMap<>(settings.kafkaProperties())),
                new JobConfig.EventTime(
                        duration(ConfigKey.DISORDER),
                        duration(ConfigKey.LATENESS),
                        duration(ConfigKey.MAX_AHEAD),
                        positive(ConfigKey.IDLENESS),
                        duration(ConfigKey.ALIGNMENT_DRIFT)),
                new JobConfig.Privacy(pseudonymKey()),
                new JobConfig.Sentiment(
                        scorer(ConfigKey.SCORER, text(ConfigKey.SCORER)),
                        scorer(ConfigKey.REVIEW_SCORER, optional(ConfigKey.REVIEW_SCORER)),
                        number(ConfigKey.SCORER_PARALLELISM, 0, 1024)),
                new JobConfig.Topics(topicModel(text(ConfigKey.TOPIC_MODEL))),
                new SpamLimits(
                        duration(ConfigKey.SPAM_MEMORY).toMillis(),
                        number(ConfigKey.SPAM_COPIES, 1, 1_000_000),
                        number(ConfigKey.SPAM_BURST, 1, 1_000_000)),
                new JobConfig.Database(
                        databaseUrl(),
                        text(ConfigKey.DATABASE_USER),
                        secret(ConfigKey.DATABASE_PASSWORD, ConfigKey.DATABASE_PASSWORD_FILE),
                        number(ConfigKey.BATCH_ROWS, 1, 100_000),
                        positive(ConfigKey.FLUSH_INTERVAL)),
                new JobConfig.Analytics(oneOf(ConfigKey.ANALYTICS, "true", "false")),
                new JobConfig.LeadLag(
                        pairs(ConfigKey.LEAD_LAG_PAIRS),
                        pairs(ConfigKey.LEAD_LAG_MINUTE_PAIRS),
                        number(ConfigKey.LEAD_LAG_DAYS, 5, 60)),
                new JobConfig.Journeys(duration(ConfigKey.JOURNEY_GAP)));
        if (!settings.problems.isEmpty()) {
            throw new ConfigException(settings.problems);
        }
        return config;
    }

    private String optional(ConfigKey key) {
        Settings.Setting setting = settings.get(key);
        return setting == null ? "" : setting.value();
    }

    private String text(ConfigKey key) {
        String value = optional(key);
        if (value.isEmpty()) {
            problem(key, "must be set");
        }
        return value;
    }

    private String databaseUrl() {
        String url = text(ConfigKey.DATABASE_URL);
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
            problem(ConfigKey.DATABASE_URL, "must begin with jdbc:postgresql:");
        }
        if (url.contains("password=")) {
            problem(ConfigKey.DATABASE_URL, "must not hold the password: use database.password-file");
        }
        return url;
    }

    private String scorer(ConfigKey key, String scorer) {
        if (!scorer.isEmpty()) {
            try {
                SentimentSpec.parse(scorer);
            } catch (SentimentException e) {
                problem(key, "cannot be used: " + e.getMessage());
            }
        }
        return scorer;
    }

    private List<String> topicModel(String name) {
        try {
            return name.isEmpty() || name.equals("none") ? List.of() : TopicModelFile.lines(name);
        } catch (IllegalArgumentException e) {
            problem(ConfigKey.TOPIC_MODEL, "cannot be used: " + e.getMessage());
            return List.of();
        }
    }

    /** Pairs of series without doubles, in the order given. */
    private List<String> pairs(ConfigKey key) {
        List<String> pairs = Arrays.stream(optional(key).split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        for (String pair : pairs) {
            String[] sides = pair.split("-", -1);
            if (sides.length != 2
                    || !JobConfig.LeadLag.TALK.contains(sides[0])
                    || !JobConfig.LeadLag.TRADE.contains(sides[1])) {
                problem(
                        key,
                        "holds '" + pair + "', which is no pair such as sentiment-purchases; talk: "
                                + String.join(", ", JobConfig.LeadLag.TALK) + "; trade: "
                                + String.join(", ", JobConfig.LeadLag.TRADE));
            }
        }
        return pairs;
    }

    /** Whether the value is the first of the two. */
    private boolean oneOf(ConfigKey key, String yes, String no) {
        String value = optional(key);
        if (!value.equals(yes) && !value.equals(no)) {
            problem(key, "must be " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    private Duration duration(ConfigKey key) {
        Duration duration = Durations.parse(optional(key));
        if (duration == null) {
            problem(key, "must be a duration such as 10s, 5min, 1h or PT10S");
            return Duration.ZERO;
        }
        return duration;
    }

    private Duration positive(ConfigKey key) {
        int before = settings.problems.size();
        Duration duration = duration(key);
        if (duration.isZero() && settings.problems.size() == before) {
            problem(key, "must be longer than nothing");
        }
        return duration;
    }

    private int number(ConfigKey key, int least, int most) {
        try {
            int value = Integer.parseInt(optional(key));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problem(key, "must be a whole number between " + least + " and " + most);
        return least;
    }

    private Secret pseudonymKey() {
        int before = settings.problems.size();
        Secret key = secret(ConfigKey.PSEUDONYM_KEY, ConfigKey.PSEUDONYM_KEY_FILE);
        boolean development = oneOf(ConfigKey.ALLOW_DEVELOPMENT_KEY, "true", "false");
        if (settings.problems.size() > before) {
            return key;
        }
        if (key.isEmpty() && development) {
            return DEVELOPMENT_KEY;
        }
        if (key.isEmpty()) {
            problem(
                    ConfigKey.PSEUDONYM_KEY_FILE,
                    "must be set: without a key ids could be guessed back from their pseudonyms");
        } else if (key.reveal().length() < SHORTEST_KEY) {
            problem(ConfigKey.PSEUDONYM_KEY, "must have at least " + SHORTEST_KEY + " characters");
        }
        return key;
    }

    /** The secret itself or what its file holds. */
    private Secret secret(ConfigKey key, ConfigKey fileKey) {
        String value = optional(key);
        String file = optional(fileKey);
        if (!value.isEmpty() && !file.isEmpty()) {
            problem(key, "and " + fileKey.name() + " are both set: one is enough");
        }
        if (file.isEmpty()) {
            return new Secret(value);
        }
        try {
            return new Secret(Files.readString(Path.of(file)).strip());
        } catch (IOException | InvalidPathException e) {
            problem(fileKey, "names a file that cannot be read: " + file);
            return new Secret("");
        }
    }

    private void problem(ConfigKey key, String what) {
        settings.problems.add(key.name() + " " + what);
    }
}
