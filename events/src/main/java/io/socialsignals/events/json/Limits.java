package io.socialsignals.events.json;

/** Hard limits of the wire format. */
public final class Limits {
    /** Bytes of a whole record. */
    public static final int RECORD_BYTES = 64 * 1024;
    /** UTF-16 units of a post's or review's text. */
    public static final int TEXT = 10_000;
    /** UTF-16 units of an id or a name. */
    public static final int ID = 200;
    /** UTF-16 units of a URL. */
    public static final int URL = 2_000;
    /** UTF-16 units of a code: platform, language, region and the like. */
    public static final int CODE = 40;
    /** Entries of a list. */
    public static final int LIST = 100;
    /** Nested objects and arrays, also inside unknown fields. */
    public static final int DEPTH = 16;
    /** Characters of a number. */
    public static final int NUMBER = 30;
    /** UTF-16 units of any string, before the field's own limit is looked at. */
    public static final int STRING = 20_000;
    /** Bytes of a field's name. */
    public static final int NAME = 200;
    /** Largest count, such as of followers or likes. */
    public static final long COUNT = 1_000_000_000_000L;
    /** Largest amount of money in minor units. */
    public static final long MONEY = 10_000_000_000_000L;
    /** Longest bucket: 31 days. */
    public static final int BUCKET_SECONDS = 31 * 24 * 60 * 60;
    /** Earliest event time: 2000-01-01T00:00:00Z. */
    public static final long EARLIEST = 946_684_800_000L;

    private Limits() {}
}
