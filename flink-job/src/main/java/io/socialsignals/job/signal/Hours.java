package io.socialsignals.job.signal;

/**
 * When an hour is judged: once nothing can be added to it any more. The timer of an hour lies behind its end by the time
 * that events may be late; so each hour is judged once, by all of its events, whatever order they came in.
 */
final class Hours {
    static final long HOUR = 3_600_000;

    private Hours() {}

    /** Hours since the epoch of a time in epoch milliseconds. */
    static long of(long millis) {
        return Math.floorDiv(millis, HOUR);
    }

    static long startOf(long hour) {
        return hour * HOUR;
    }

    /** Timer of an hour, given how late its events may come, both in milliseconds. */
    static long timerOf(long hour, long grace) {
        return (hour + 1) * HOUR + grace;
    }

    static long hourOfTimer(long timer, long grace) {
        return (timer - grace) / HOUR - 1;
    }
}
