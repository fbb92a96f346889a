package io.socialsignals.e2e.cluster;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits for what another process does, which gives no signal: asks again and again, up to a limit. */
public final class Poll {
    private static final long PAUSE_MILLIS = 100;

    /** A question that may fail. */
    public interface Condition {
        boolean holds() throws Exception;
    }

    private Poll() {}

    public static void until(String what, Duration patience, Condition condition) throws Exception {
        var never = new CountDownLatch(1);
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("waited " + patience.toSeconds() + " s in vain for " + what);
            }
            never.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
