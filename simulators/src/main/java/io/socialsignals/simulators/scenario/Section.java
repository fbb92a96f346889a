package io.socialsignals.simulators.scenario;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A map of a scenario file, read key by key; what is wrong or left over is noted with its line. */
final class Section {
    private final String path;
    private final YamlTree tree;
    private final List<String> problems;
    private final Set<String> read = new HashSet<>();

    Section(String path, YamlTree tree, List<String> problems) {
        this.path = path;
        this.tree = tree;
        this.problems = problems;
    }

    void problem(String key, String what) {
        YamlTree at = tree.fields().getOrDefault(key, tree);
        problems.add("line " + at.line() + ": " + name(key) + " " + what);
    }

    boolean has(String key) {
        return tree.fields().containsKey(key);
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private @Nullable YamlTree take(String key) {
        read.add(key);
        return tree.fields().get(key);
    }

    @Nullable
    String optional(String key) {
        YamlTree value = take(key);
        if (value == null) {
            return null;
        }
        if (value.text() == null) {
            problem(key, "must be one value");
        }
        return value.text();
    }

    String text(String key) {
        int before = problems.size();
        String value = optional(key);
        if (value != null && !value.isBlank()) {
            return value;
        }
        if (problems.size() == before) {
            problem(key, "is missing");
        }
        return "?";
    }

    double number(String key, double least, double most, double absent) {
        String value = optional(key);
        if (value == null) {
            return absent;
        }
        try {
            double number = Double.parseDouble(value.replace("_", ""));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        problem(key, "must be a number from " + plain(least) + " to " + plain(most) + ", not '" + value + "'");
        return absent;
    }

    double share(String key, double absent) {
        return number(key, 0, 1, absent);
    }

    int whole(String key, int least, int most, int absent) {
        double value = number(key, least, most, absent);
        if (value != Math.rint(value)) {
            problem(key, "must be a whole number");
            return absent;
        }
        return (int) value;
    }

    Instant hour(String key) {
        String value = text(key);
        try {
            Instant instant = Instant.parse(value);
            if (instant.toEpochMilli() % 3_600_000 == 0) {
                return instant;
            }
            problem(key, "must be a whole hour");
        } catch (DateTimeParseException e) {
            if (!value.equals("?")) {
                problem(key, "must be a time such as 2026-01-05T00:00:00Z, not '" + value + "'");
            }
        }
        return Instant.EPOCH;
    }

    /** A map of its own; all defaults where it is absent. */
    <T> T section(String key, Function<Section, T> reader) {
        YamlTree value = take(key);
        if (value != null && (value.text() != null || value.isList())) {
            problem(key, "must be a map");
            value = null;
        }
        YamlTree used = value == null ? YamlTree.scalar(tree.line(), null) : value;
        return readWhole(new Section(name(key), used, problems), reader);
    }

    <T> List<T> sections(String key, Function<Section, T> reader) {
        List<T> out = new ArrayList<>();
        YamlTree value = take(key);
        if (value == null) {
            return out;
        }
        if (!value.isList()) {
            problem(key, "must be a list");
            return out;
        }
        for (int i = 0; i < value.items().size(); i++) {
            YamlTree item = value.items().get(i);
            String name = name(key) + "[" + i + "]";
            if (item.text() != null || item.isList()) {
                problems.add("line " + item.line() + ": " + name + " must be a map");
            } else {
                out.add(readWhole(new Section(name, item, problems), reader));
            }
        }
        return out;
    }

    List<String> texts(String key) {
        List<String> out = new ArrayList<>();
        YamlTree value = take(key);
        if (value == null) {
            return out;
        }
        if (!value.isList()) {
            problem(key, "must be a list");
            return out;
        }
        for (YamlTree item : value.items()) {
            if (item.text() == null || item.text().isBlank()) {
                problems.add("line " + item.line() + ": " + name(key) + " must hold plain values");
            } else {
                out.add(item.text());
            }
        }
        return out;
    }

    private static <T> T readWhole(Section section, Function<Section, T> reader) {
        T out = reader.apply(section);
        section.finish();
        return out;
    }

    void finish() {
        tree.fields().forEach((key, value) -> {
            if (!read.contains(key)) {
                problems.add("line " + value.line() + ": " + name(key) + " is not a known key");
            }
        });
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
