package io.socialsignals.simulators.target;

import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** When to send what: everything at once, at a multiple of real time, or history at once and the rest with the clock. */
public final class Pace {
    /** Stands for the first record's time, which is not known before it comes. */
    private static final long FIRST = Long.MIN_VALUE;

    private final Clock clock;
    private final double speed;
    private long from;
    private long wallStart = -1;

    private Pace(Clock clock, double speed, long from) {
        this.clock = clock;
        this.speed = speed;
        this.from = from;
    }

    /** Everything at once. */
    public static Pace unlimited() {
        return new Pace(Clock.systemUTC(), 1, Long.MAX_VALUE);
    }

    /** {@code speed} seconds of the records per second, counted from the first record that has to be sent. */
    public static Pace multiple(Clock clock, double speed) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive, not " + speed);
        }
        return new Pace(clock, speed, FIRST);
    }

    /**
     * What arrives before {@code liveFrom} at once; then each record when the clock shows its time stamp, but never more
     * slowly than real time from now on.
     *
     * @param liveFrom epoch milliseconds
     */
    public static Pace live(Clock clock, long liveFrom) {
        return new Pace(clock, 1, liveFrom);
    }

    /** Milliseconds to wait before a record of that time stamp may be sent; 0 or less for none. */
    long waitFor(long timestamp) {
        if (timestamp < from) {
            return 0;
        }
        long now = clock.millis();
        if (from == FIRST) {
            from = timestamp;
            wallStart = now;
        } else if (wallStart < 0) {
            // Where the clock is already past that point, catch up to it instead of lagging for ever.
            wallStart = Math.min(now, from);
        }
        return wallStart + (long) ((timestamp - from) / speed) - now;
    }

    /** Waits until a record may be sent; returns early when told to stop. */
    void await(long timestamp, Runnable beforeWaiting, BooleanSupplier stopped) {
        boolean first = true;
        for (long left = waitFor(timestamp);
                left > 0 && !stopped.getAsBoolean() && !Thread.currentThread().isInterrupted();
                left = waitFor(timestamp)) {
            if (first) {
                beforeWaiting.run();
                first = false;
            }
            LockSupport.parkNanos(Math.min(left, 100) * 1_000_000);
        }
    }
}
