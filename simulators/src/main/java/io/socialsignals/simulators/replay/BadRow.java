package io.socialsignals.simulators.replay;

/** A row that cannot be used; the message is the name of the rule that it breaks. */
final class BadRow extends Exception {
    private static final long serialVersionUID = 1;

    BadRow(String rule) {
        super(rule, null, false, false);
    }

    String rule() {
        return String.valueOf(getMessage());
    }
}
