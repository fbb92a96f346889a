package io.socialsignals.job.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was set, where, and what is wrong with it; no value has been looked into yet. */
final class Settings {
    /** A value and where it comes from, for people. */
    record Setting(String value, String origin) {}

    static final String KAFKA_PROPERTIES = "kafka.properties.";
    private static final String CONFIG = "config";
    private static final String CONFIG_VARIABLE = "SOCIAL_SIGNALS_CONFIG";

    final List<String> problems = new ArrayList<>();
    private final Map<String, Setting> values = new TreeMap<>();
    private final Map<String, Secret> kafkaProperties = new TreeMap<>();

    /** Gathers all settings; the strongest source comes last and wins. */
    static Settings of(String[] args, Map<String, String> environment) {
        Settings settings = new Settings();
        Map<String, String> flags = settings.flags(args);
        String file = flags.getOrDefault(CONFIG, environment.get(CONFIG_VARIABLE));
        flags.remove(CONFIG);
        if (file != null) {
            settings.takeFile(file);
        }
        settings.takeEnvironment(environment);
        settings.takeFlags(flags);
        return settings;
    }

    private Map<String, String> flags(String[] args) {
        Map<String, String> flags = new LinkedHashMap<>();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            if (!arg.startsWith("--")) {
                problems.add("'" + arg + "' is not a flag; flags look like --kafka.bootstrap HOST:PORT");
                continue;
            }
            if (Action.isFlag(arg)) {
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg.substring(2) : arg.substring(2, equals);
            if (equals >= 0) {
                flags.put(name, arg.substring(equals + 1));
            } else if (i + 1 < args.length && !args[i + 1].startsWith("--")) {
                flags.put(name, args[++i]);
            } else {
                problems.add("--" + name + " has no value");
            }
        }
        return flags;
    }

    private void takeFile(String file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of(file))) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            problems.add("the configuration file " + file + " cannot be read: " + e.getMessage());
        }
        for (String name : properties.stringPropertyNames()) {
            String value = properties.getProperty(name).strip();
            if (name.startsWith(KAFKA_PROPERTIES)) {
                kafkaProperties.put(name.substring(KAFKA_PROPERTIES.length()), new Secret(value));
            } else {
                put(name, value, "file", name + " in " + file);
            }
        }
    }

    private void takeEnvironment(Map<String, String> environment) {
        Map<String, String> ours = new TreeMap<>(environment);
        for (ConfigKey key : ConfigKey.ALL) {
            String value = ours.remove(key.variable());
            if (value != null) {
                values.put(key.name(), new Setting(value.strip(), "environment"));
            }
        }
        for (String variable : ours.keySet()) {
            if (ConfigKey.ours(variable)) {
                problems.add("unknown environment variable " + variable);
            }
        }
    }

    private void takeFlags(Map<String, String> flags) {
        flags.forEach((name, value) -> {
            ConfigKey key = ConfigKey.named(name);
            if (name.startsWith(KAFKA_PROPERTIES)) {
                problems.add("--" + name + " may hold a secret: put it into the file that --config names");
            } else if (key != null && key.secret()) {
                problems.add("--" + name + " would show a secret to every user of the machine: use " + key.variable()
                        + " or a file");
            } else {
                put(name, value.strip(), "flag", "--" + name);
            }
        });
    }

    private void put(String name, String value, String origin, String place) {
        if (ConfigKey.named(name) == null) {
            problems.add("unknown key " + place);
        } else {
            values.put(name, new Setting(value, origin));
        }
    }

    /** The value or the default; null when there is neither. */
    @Nullable
    Setting get(ConfigKey key) {
        Setting setting = values.get(key.name());
        if (setting != null) {
            return setting;
        }
        return key.fallback() == null ? null : new Setting(key.fallback(), "default");
    }

    Map<String, Secret> kafkaProperties() {
        return kafkaProperties;
    }
}
