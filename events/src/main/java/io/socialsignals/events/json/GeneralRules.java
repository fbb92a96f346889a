package io.socialsignals.events.json;

import java.util.List;

/** The rules that hold for every record. */
final class GeneralRules {
    static final Rule SIZE = Rule.malformed("record.size", "longer than 65,536 bytes");
    static final Rule EMPTY = Rule.malformed("record.empty", "no value");
    static final Rule UTF8 = Rule.malformed("json.utf8", "bytes that are not UTF-8");
    static final Rule SYNTAX = Rule.malformed("json.syntax", "not JSON");
    static final Rule NOT_AN_OBJECT = Rule.malformed("json.object", "not a JSON object");
    static final Rule DEPTH = Rule.malformed("json.depth", "nested deeper than 16");
    static final Rule NUMBER_LENGTH = Rule.malformed("json.number.length", "a number of more than 30 characters");
    static final Rule STRING_LENGTH = Rule.malformed("json.string.length", "a string of more than 20,000 characters");
    static final Rule NAME_LENGTH = Rule.malformed("json.name.length", "a field name of more than 200 characters");
    static final Rule DUPLICATE = Rule.malformed("json.duplicate", "a known field comes twice");
    static final Rule CHARACTER = Rule.invalid("json.character", "a string holds U+0000 or half of a surrogate pair");
    static final Rule VERSION = new Rule("version.unsupported", Rule.UNSUPPORTED, "a major version other than 1");
    static final Rule VERSION_TYPE = Rule.invalid("version.type", "the version is not a whole number");
    static final Rule TOO_EARLY = Rule.invalid("time.too_early", "event time before 2000-01-01");

    static final List<Rule> ALL = List.of(
            SIZE,
            EMPTY,
            UTF8,
            SYNTAX,
            NOT_AN_OBJECT,
            DEPTH,
            NUMBER_LENGTH,
            STRING_LENGTH,
            NAME_LENGTH,
            DUPLICATE,
            CHARACTER,
            VERSION,
            VERSION_TYPE,
            TOO_EARLY);

    private GeneralRules() {}
}
