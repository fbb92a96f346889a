package io.socialsignals.simulators.scenario;

import java.util.Locale;

/** A fault that can be planted; each plants a record of its own, so that what is right stays right. */
public enum Fault {
    /** The same bytes again within minutes. */
    DUPLICATE,
    /** Event time hours before what the partition has shown. */
    LATE,
    /** JSON cut off in the middle. */
    CUT_OFF,
    /** Bytes that are not UTF-8. */
    BAD_UTF8,
    /** Nested deeper than any record. */
    TOO_DEEP,
    /** A number of thousands of digits. */
    LONG_NUMBER,
    /** A text longer than allowed. */
    LONG_TEXT,
    /** Larger than a record may be. */
    OVERSIZED,
    /** A major version that nobody knows. */
    UNKNOWN_VERSION,
    /** Event time far ahead of its arrival. */
    FAR_FUTURE,
    /** Event time in 1970. */
    FAR_PAST,
    /** No id. */
    MISSING_ID,
    /** A word where the time should be. */
    WRONG_TYPE,
    /** A quantity, count or star rating below its range. */
    OUT_OF_RANGE;

    /** Name in a scenario file, such as {@code bad-utf8}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
