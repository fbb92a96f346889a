package io.socialsignals.job.config;

import java.util.Locale;
import java.util.Map;

/** What {@code --help} and {@code --print-config} print. */
public final class ConfigText {
    private static final String HEAD =
            """
            Social Signals pipeline: Kafka -> Flink -> TimescaleDB

            flink run social-signals-job.jar --config job.properties
            flink run social-signals-job.jar --kafka.bootstrap HOST:9092 --database.url jdbc:postgresql://HOST/DB

            A flag wins over its environment variable, that over the file, that over the default.

              --config FILE       properties file with any of the keys below, and kafka.properties.* for Kafka's clients
              --print-config      print what holds, and where it comes from; secrets are masked
              --print-plan        print the job's graph as JSON
              --help              print this

            """;

    private ConfigText() {}

    public static String help() {
        StringBuilder text = new StringBuilder(HEAD);
        for (ConfigKey key : ConfigKey.ALL) {
            text.append(String.format(Locale.ROOT, "  --%-28s %s", key.name(), key.meaning()))
                    .append(defaultOf(key))
                    .append('\n');
            text.append(String.format(Locale.ROOT, "    %-28s %s%n", "", key.variable()));
        }
        return text.toString();
    }

    private static String defaultOf(ConfigKey key) {
        if (key.fallback() == null) {
            return " (required)";
        }
        return key.fallback().isEmpty() ? "" : " (default " + key.fallback() + ")";
    }

    /** Every key with its value and where that comes from, secrets masked; also of a configuration that is wrong. */
    public static String effective(String[] args, Map<String, String> environment) {
        Settings settings = Settings.of(args, environment);
        StringBuilder text = new StringBuilder();
        for (ConfigKey key : ConfigKey.ALL) {
            Settings.Setting setting = settings.get(key);
            String value = setting == null ? "" : setting.value();
            text.append(key.name())
                    .append('=')
                    .append(key.secret() ? new Secret(value).toString() : value)
                    .append("  # ")
                    .append(setting == null ? "not set" : setting.origin())
                    .append('\n');
        }
        settings.kafkaProperties().forEach((name, value) -> text.append(Settings.KAFKA_PROPERTIES)
                .append(name)
                .append('=')
                .append(value)
                .append("  # file\n"));
        return text.toString();
    }
}
