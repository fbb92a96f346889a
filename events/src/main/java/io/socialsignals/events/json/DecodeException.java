package io.socialsignals.events.json;

/**
 * A record that cannot be used, with the rule that it breaks. Carries no stack trace: bad input is ordinary, and a
 * stream of it must stay cheap.
 */
public final class DecodeException extends Exception {
    private final transient Rule rule;

    DecodeException(Rule rule, String detail) {
        super(detail, null, false, false);
        this.rule = rule;
    }

    /** malformed, unsupported or invalid. */
    public String kind() {
        return rule.kind();
    }

    /** Name of the broken rule. */
    public String rule() {
        return rule.name();
    }

    /** What was wrong, without any value of the record. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
