package io.socialsignals.simulators.target;

import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** When to send what: history at once, the rest at a multiple of real time. */
public final class Pace {
    private final Clock clock;
    private final double speed;
    private final long liveFrom;
    private long wallStart = -1;

    private Pace(Clock clock, double speed, long liveFrom) {
        this.clock = clock;
        this.speed = speed;
        this.liveFrom = liveFrom;
    }

    /** Everything at once. */
    public static Pace unlimited() {
        return new Pace(Clock.systemUTC(), 1, Long.MAX_VALUE);
    }

    /**
     * What arrives before {@code liveFrom} at once; then {@code speed} simulated seconds per second.
     *
     * @param liveFrom epoch milliseconds; at speed 1 a record is sent when the clock shows its time stamp, but never
     *     more slowly than real time from now on
     */
    public static Pace live(Clock clock, double speed, long liveFrom) {
        if (!(speed > 0)) {
            throw new IllegalArgumentException("speed must be positive, not " + speed);
        }
        return new Pace(clock, speed, liveFrom);
    }

    /** Milliseconds to wait before a record of that time stamp may be sent; 0 or less for none. */
    long waitFor(long timestamp) {
        if (timestamp < liveFrom) {
            return 0;
        }
        long now = clock.millis();
        if (wallStart < 0) {
            // Where the clock is already past that point, catch up to it instead of lagging for ever.
            wallStart = speed == 1 ? Math.min(now, liveFrom) : now;
        }
        return wallStart + (long) ((timestamp - liveFrom) / speed) - now;
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
