package io.socialsignals.analytics.leadlag;

/** What a test of one pair says. */
public enum Verdict {
    SOCIAL_LEADS("social leads"),
    SALES_LEAD("sales lead"),
    SIMULTANEOUS("simultaneous"),
    NO_RELATION("no relation found"),
    NOT_ENOUGH_DATA("not enough data"),
    /** Both sides follow a third series, and nothing is left between them once it is held fixed. */
    CONFOUNDED("both moved by");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    /** Words for people. */
    public String words() {
        return words;
    }

    /** Whether this verdict claims a relation between the two sides. */
    public boolean claimsRelation() {
        return this == SOCIAL_LEADS || this == SALES_LEAD || this == SIMULTANEOUS;
    }
}
