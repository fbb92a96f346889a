package io.socialsignals.events.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One field of a record: its name, its place in the cursor's bit sets and its rules. */
abstract class Field {
    final String name;
    final int bit;
    private final List<Rule> rules = new ArrayList<>();
    private final Rule type;
    private final @Nullable Rule missing;

    Field(Schema schema, String name, String expected, boolean required, String absence) {
        this.name = name;
        this.bit = schema.add(this);
        this.type = rule(schema, "type", "is not " + expected);
        this.missing = required ? rule(schema, "missing", absence) : null;
    }

    final Rule rule(Schema schema, String what, String meaning) {
        Rule rule = Rule.invalid(schema.name + "." + name + "." + what, name + " " + meaning);
        rules.add(rule);
        return rule;
    }

    final List<Rule> rules() {
        return rules;
    }

    final DecodeException wrongType() {
        return type.broken();
    }

    final DecodeException absent() {
        return Objects.requireNonNull(missing, name).broken();
    }
}
