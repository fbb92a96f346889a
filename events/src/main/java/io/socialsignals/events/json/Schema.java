package io.socialsignals.events.json;

import java.util.ArrayList;
import java.util.List;

/** The fields of one record, in the order in which they are declared. */
final class Schema {
    final String name;
    private final List<Field> fields = new ArrayList<>();

    Schema(String name) {
        this.name = name;
    }

    /** Takes the field in and gives it its bit. */
    int add(Field field) {
        fields.add(field);
        return 1 << (fields.size() - 1);
    }

    List<Rule> rules() {
        return fields.stream().flatMap(f -> f.rules().stream()).toList();
    }

    /** An id or name: not empty, at most {@link Limits#ID} characters. */
    TextField id(String field) {
        return new TextField(this, field, Limits.ID, true, false);
    }

    /** A text that may be empty but must be there. */
    TextField text(String field) {
        return new TextField(this, field, Limits.TEXT, true, true);
    }

    /** A string that may be absent; an empty one counts as absent. */
    TextField optional(String field, int longest) {
        return new TextField(this, field, longest, false, false);
    }

    /** A lower-case name of {@code a-z 0-9 . _ -}. */
    CodeField code(String field, boolean required) {
        return new CodeField(this, field, required);
    }

    CurrencyField currency(String field) {
        return new CurrencyField(this, field);
    }

    NumberField number(String field, long least, long most) {
        return new NumberField(this, field, least, most, true);
    }

    /** A number whose absence the caller gives a meaning. */
    NumberField optionalNumber(String field, long least, long most) {
        return new NumberField(this, field, least, most, false);
    }

    TimeField time(String field) {
        return new TimeField(this, field);
    }

    ListField list(String field) {
        return new ListField(this, field);
    }
}
