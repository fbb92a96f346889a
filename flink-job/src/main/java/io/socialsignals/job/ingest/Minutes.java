package io.socialsignals.job.ingest;

/** Minutes of epoch milliseconds. */
public final class Minutes {
    public static final long LENGTH = 60_000;

    private Minutes() {}

    /** Start of the minute that holds the time. */
    public static long start(long at) {
        return at - Math.floorMod(at, LENGTH);
    }
}
