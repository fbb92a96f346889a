package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import java.util.Arrays;

/** What a visit did with a product: its first step, and when it did each kind of step first. */
final class Touch {
    static final long NEVER = Long.MAX_VALUE;

    String origin = "";
    /** Time of the first step; the row of its hour and origin counts the visit. */
    long started = NEVER;
    /** First time of each kind of step, by the order of {@link CommerceType}. */
    final long[] firsts = new long[CommerceType.values().length];

    Touch() {
        clear();
    }

    void clear() {
        origin = "";
        started = NEVER;
        Arrays.fill(firsts, NEVER);
    }

    /** Steps come in their order. */
    void add(KeptStep step) {
        if (started == NEVER) {
            started = step.at;
            origin = step.origin;
        }
        int type = step.type.ordinal();
        firsts[type] = Math.min(firsts[type], step.at);
    }

    Touch copy() {
        Touch copy = new Touch();
        copy.set(this);
        return copy;
    }

    void set(Touch other) {
        origin = other.origin;
        started = other.started;
        System.arraycopy(other.firsts, 0, firsts, 0, firsts.length);
    }

    boolean isSame(Touch other) {
        return started == other.started && origin.equals(other.origin) && Arrays.equals(firsts, other.firsts);
    }
}
