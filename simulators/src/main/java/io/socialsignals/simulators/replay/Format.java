package io.socialsignals.simulators.replay;

import java.util.Locale;

/** Kinds of recorded data that can be replayed. */
public enum Format {
    /** Invoice lines of the UCI data sets Online Retail and Online Retail II, CSV, also compressed. */
    UCI_RETAIL,
    /** Events of the REES46 multi-category store, CSV, also compressed. */
    REES46,
    /** Pages of X API v2: a file of one or more, or a folder of them. */
    X_V2,
    /** Our own records, one JSON object a line, as {@code simulate --target file} writes them or bare. */
    NDJSON;

    /** Name on a command line, such as {@code uci-retail}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
