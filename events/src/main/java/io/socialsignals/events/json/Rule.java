package io.socialsignals.events.json;

/**
 * A named condition that a record must meet.
 *
 * @param name what a rejection states as its reason, such as {@code post.id.missing}
 * @param kind malformed (not readable as JSON), unsupported (a version that is not known) or invalid (a bad value)
 * @param meaning one clause that tells when the rule is broken
 */
public record Rule(String name, String kind, String meaning) {
    public static final String MALFORMED = "malformed";
    public static final String UNSUPPORTED = "unsupported";
    public static final String INVALID = "invalid";

    static Rule malformed(String name, String meaning) {
        return new Rule(name, MALFORMED, meaning);
    }

    static Rule invalid(String name, String meaning) {
        return new Rule(name, INVALID, meaning);
    }

    DecodeException broken() {
        return new DecodeException(this, meaning);
    }

    DecodeException broken(String detail) {
        return new DecodeException(this, detail);
    }
}
