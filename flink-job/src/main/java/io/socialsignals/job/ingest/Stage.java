package io.socialsignals.job.ingest;

import java.util.Locale;

/**
 * What can happen to a record on its way. raw = valid + rejected; valid = unique + duplicate; of posts unique =
 * relevant + irrelevant; relevant posts and unique reviews = scored + unscored; relevant posts = spam + counted, told
 * once no earlier post can come any more. {@link #EXPIRED} counts, beside these sums, records whose minute was closed while their partition was silent.
 */
public enum Stage {
    RAW,
    REJECTED,
    VALID,
    DUPLICATE,
    UNIQUE,
    IRRELEVANT,
    RELEVANT,
    UNSCORED,
    SCORED,
    SPAM,
    COUNTED,
    EXPIRED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name that is stored. */
    public String label() {
        return label;
    }
}
