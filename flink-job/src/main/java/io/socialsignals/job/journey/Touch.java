package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import java.util.Arrays;

/** What a visit did with a product: its first step, and when it did each kind of step first. A Flink POJO. */
public final class Touch {
    static final long NEVER = Long.MAX_VALUE;

    public String origin = "";
    /** Time of the first step; the row of its hour and origin counts the visit. */
    public long started = NEVER;
    /** First time of each kind of step, by the order of {@link CommerceType}. */
    public long[] firsts = new long[CommerceType.values().length];

    public Touch() {
        Arrays.fill(firsts, NEVER);
    }

    /** Steps come in their order. */
    void add(JourneyStep step) {
        if (started == NEVER) {
            started = step.at();
            origin = step.origin();
        }
        int type = step.type().ordinal();
        firsts[type] = Math.min(firsts[type], step.at());
    }

    Touch copy() {
        Touch copy = new Touch();
        copy.origin = origin;
        copy.started = started;
        copy.firsts = firsts.clone();
        return copy;
    }
}
