package io.socialsignals.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    private static final Map<String, String> ENOUGH = Map.of(
            "SOCIAL_SIGNALS_KAFKA_BOOTSTRAP", "broker:9092",
            "SOCIAL_SIGNALS_DATABASE_URL", "jdbc:postgresql://db/signals",
            "SOCIAL_SIGNALS_PRIVACY_PSEUDONYM_KEY", "0123456789abcdef");

    @TempDir
    Path folder;

    @Test
    void defaultsHoldForWhatNobodySets() {
        JobConfig config = ConfigLoader.load(new String[0], ENOUGH);
        assertThat(config.eventTime())
                .isEqualTo(new JobConfig.EventTime(
                        Duration.ofSeconds(10),
                        Duration.ofHours(1),
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofDays(1)));
        assertThat(config.kafka().bounded()).isFalse();
        assertThat(config.analytics().enabled()).isTrue();
        assertThat(config.leadLag().days()).isEqualTo(14);
        assertThat(config.privacy().pseudonymKey().reveal()).isEqualTo("0123456789abcdef");
    }

    @Test
    void flagWinsOverEnvironmentOverFile() throws IOException {
        String file = file("kafka.bootstrap=file:1\nkafka.group=file\nevent-time.disorder=PT3S\n"
                + "kafka.properties.security.protocol=SASL_SSL\n");
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.put("SOCIAL_SIGNALS_KAFKA_GROUP", "environment");
        JobConfig config = ConfigLoader.load(
                new String[] {"--config", file, "--kafka.bootstrap=flag:1", "--kafka.stop-at", "latest"}, environment);
        assertThat(config.kafka().bootstrap()).isEqualTo("flag:1");
        assertThat(config.kafka().group()).isEqualTo("environment");
        assertThat(config.kafka().bounded()).isTrue();
        assertThat(config.eventTime().disorder()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.kafka().properties()).containsEntry("security.protocol", new Secret("SASL_SSL"));
    }

    @Test
    void pairsForLeadAndLagAreReadAndCheckedAtTheStart() {
        JobConfig.LeadLag some = ConfigLoader.load(
                        new String[] {"--lead-lag.pairs", "volume-revenue, search-views,volume-revenue"}, ENOUGH)
                .leadLag();
        assertThat(some.hourly()).containsExactly("volume-revenue", "search-views");
        assertThat(problems(
                        new String[] {
                            "--lead-lag.pairs=purchases-sentiment,volume-views",
                            "--lead-lag.minute-pairs=",
                            "--lead-lag.days=3"
                        },
                        Map.of(
                                "SOCIAL_SIGNALS_KAFKA_BOOTSTRAP", "x:1",
                                "SOCIAL_SIGNALS_DATABASE_URL", "jdbc:postgresql:x",
                                "SOCIAL_SIGNALS_PRIVACY_ALLOW_DEVELOPMENT_KEY", "true",
                                "SOCIAL_SIGNALS_LEAD_LAG_PAIR", "volume-views")))
                .hasSize(4)
                .anyMatch(p -> p.startsWith("lead-lag.pairs holds 'purchases-sentiment', which is no pair"))
                .anyMatch(p -> p.startsWith("lead-lag.minute-pairs holds ''"))
                .anyMatch(p -> p.startsWith("lead-lag.days must be a whole number between 5 and 60"))
                .anyMatch(p -> p.contains("SOCIAL_SIGNALS_LEAD_LAG_PAIR"));
    }

    @Test
    void theTopicModelIsReadAndCheckedAtTheStart() throws IOException {
        assertThat(ConfigLoader.load(new String[0], ENOUGH).topics().enabled()).isTrue();
        assertThat(ConfigLoader.load(new String[] {"--topic.model", "none"}, ENOUGH)
                        .topics()
                        .enabled())
                .isFalse();
        assertThat(problems(new String[] {"--topic.model", "nowhere.topics"}, ENOUGH))
                .containsExactly("topic.model cannot be used: there is no file nowhere.topics");
        assertThat(problems(new String[] {"--topic.model", file("not one")}, ENOUGH))
                .singleElement()
                .asString()
                .startsWith("topic.model cannot be used: Not a topic model");
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        List<String> problems = problems(
                new String[] {
                    "stray",
                    "--kafka.boostrap",
                    "x:1",
                    "--event-time.disorder=soon",
                    "--database.batch-rows=0",
                    "--kafka.stop-at=tomorrow",
                    "--database.url=mysql://x",
                    "--database.password=hunter2",
                    "--kafka.properties.sasl.jaas.config=secret",
                    "--sentiment.scorer=cascade@high",
                    "--sentiment.review-scorer=cascade@low",
                    "--event-time.idleness=0s",
                    "--kafka.group"
                },
                Map.of("SOCIAL_SIGNALS_EVENT_TIME_DISODER", "1s", "SOCIAL_SIGNALS_HOME", "/not/a/key"));
        assertThat(problems)
                .hasSize(15)
                .anyMatch(p -> p.contains("'stray'"))
                .anyMatch(p -> p.contains("unknown key --kafka.boostrap"))
                .anyMatch(p -> p.startsWith("event-time.disorder must be a duration"))
                .anyMatch(p -> p.startsWith("database.batch-rows must be a whole number"))
                .anyMatch(p -> p.startsWith("kafka.stop-at must be latest or never"))
                .anyMatch(p -> p.startsWith("database.url must begin"))
                .anyMatch(p -> p.contains("--database.password would show"))
                .anyMatch(p -> p.contains("--kafka.properties.sasl.jaas.config may hold a secret"))
                .anyMatch(p -> p.startsWith("sentiment.scorer cannot be used"))
                .anyMatch(p -> p.startsWith("sentiment.review-scorer cannot be used"))
                .anyMatch(p -> p.startsWith("event-time.idleness must be longer"))
                .anyMatch(p -> p.contains("--kafka.group has no value"))
                .anyMatch(p -> p.contains("SOCIAL_SIGNALS_EVENT_TIME_DISODER"))
                .anyMatch(p -> p.startsWith("kafka.bootstrap must be set"))
                .noneMatch(p -> p.contains("hunter2"));
    }

    @Test
    void reviewsGoThroughTheWholeEncoderUnlessSaidOtherwise() {
        assertThat(forReviews()).isEqualTo("encoder");
        assertThat(forReviews("--sentiment.scorer=cascade@0.5")).isEqualTo("encoder");
        assertThat(forReviews("--sentiment.scorer=none")).isEqualTo("none");
        assertThat(forReviews("--sentiment.review-scorer=cascade@0.8")).isEqualTo("cascade@0.8");
    }

    private static String forReviews(String... arguments) {
        return ConfigLoader.load(arguments, ENOUGH).sentiment().forReviews();
    }

    @Test
    void aPseudonymKeyIsRequiredUnlessThePublishedOneIsAllowed() throws IOException {
        Map<String, String> environment = new HashMap<>(ENOUGH);
        environment.remove("SOCIAL_SIGNALS_PRIVACY_PSEUDONYM_KEY");
        assertThat(problems(new String[0], environment))
                .singleElement()
                .asString()
                .contains("pseudonym-key-file");
        assertThat(ConfigLoader.load(new String[] {"--privacy.allow-development-key=true"}, environment)
                        .privacy()
                        .pseudonymKey()
                        .isEmpty())
                .isFalse();
        String file = file(" a key from a file, long enough \n");
        assertThat(ConfigLoader.load(new String[] {"--privacy.pseudonym-key-file", file}, environment)
                        .privacy()
                        .pseudonymKey()
                        .reveal())
                .isEqualTo("a key from a file, long enough");
        assertThat(problems(new String[] {"--privacy.pseudonym-key-file", file("short")}, environment))
                .singleElement()
                .asString()
                .contains("at least 16 characters");
    }

    @Test
    void secretsNeverShow() throws IOException {
        String file = file("kafka.properties.sasl.jaas.config=canary-1\ndatabase.password=canary-2\n");
        String[] args = {"--config", file};
        assertThat(ConfigText.effective(args, ENOUGH))
                .doesNotContain("canary", "0123456789abcdef")
                .contains("kafka.bootstrap=broker:9092  # environment", "database.password=******  # file");
        assertThat(ConfigLoader.load(args, ENOUGH).toString()).doesNotContain("canary", "0123456789abcdef");
    }

    @Test
    void theActionIsOneOfTheFlags() {
        assertThat(Action.of("--kafka.group", "g")).isEqualTo(Action.RUN);
        assertThat(Action.of("--print-plan", "--help")).isEqualTo(Action.HELP);
        assertThat(ConfigLoader.load(new String[] {"--print-config"}, ENOUGH)).isNotNull();
        assertThat(ConfigText.help())
                .contains("--kafka.bootstrap", "SOCIAL_SIGNALS_EVENT_TIME_MAX_AHEAD", "(required)");
    }

    @Test
    void durationsReadAsPeopleWriteThem() {
        assertThat(Durations.parse("200 ms")).isEqualTo(Duration.ofMillis(200));
        assertThat(Durations.parse("5min")).isEqualTo(Duration.ofMinutes(5));
        assertThat(Durations.parse("2D")).isEqualTo(Duration.ofDays(2));
        assertThat(Durations.parse("PT1H")).isEqualTo(Duration.ofHours(1));
        assertThat(Durations.parse("-PT1H")).isNull();
        assertThat(Durations.parse("10")).isNull();
    }

    private String file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "config", ""), content)
                .toString();
    }

    private static List<String> problems(String[] args, Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load(args, environment))
                .problems();
    }
}
