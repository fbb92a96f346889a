package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceType;
import java.util.Arrays;

/**
 * Whole numbers about visits, one per column of {@code journey_hours}; sums of them are what the table holds, so they
 * can be added and taken back in any order.
 */
final class JourneyCounts {
    static final int EVENTS = 0;
    static final int EVENTS_WITHOUT_SESSION = 1;
    static final int VISITS = 2;
    /** Followed by carted, purchased and returned, in the order of {@link CommerceType}. */
    static final int VIEWED = 3;

    static final int CARTED_AFTER_VIEW = 7;
    static final int PURCHASED_AFTER_VIEW = 8;
    static final int PURCHASED_AFTER_CART = 9;
    static final int PURCHASED_WITHOUT_CART = 10;
    static final int VIEW_TO_CART_SECONDS = 11;
    static final int VIEW_TO_PURCHASE_SECONDS = 12;
    static final int CART_TO_PURCHASE_SECONDS = 13;
    static final int COLUMNS = 14;

    private static final long SECOND = 1000;

    private JourneyCounts() {}

    /** Adds a visit, or with -1 takes one back, that did each kind of step first at the given times. */
    static void addVisit(long[] counts, long[] firsts, int times) {
        counts[VISITS] += times;
        for (int type = 0; type < firsts.length; type++) {
            counts[VIEWED + type] += firsts[type] == Touch.NEVER ? 0 : times;
        }
        long view = firsts[CommerceType.VIEW.ordinal()];
        long cart = firsts[CommerceType.CART.ordinal()];
        long purchase = firsts[CommerceType.PURCHASE.ordinal()];
        if (cart != Touch.NEVER && view <= cart) {
            counts[CARTED_AFTER_VIEW] += times;
            counts[VIEW_TO_CART_SECONDS] += times * ((cart - view) / SECOND);
        }
        if (purchase == Touch.NEVER) {
            return;
        }
        if (view <= purchase) {
            counts[PURCHASED_AFTER_VIEW] += times;
            counts[VIEW_TO_PURCHASE_SECONDS] += times * ((purchase - view) / SECOND);
        }
        if (cart <= purchase) {
            counts[PURCHASED_AFTER_CART] += times;
            counts[CART_TO_PURCHASE_SECONDS] += times * ((purchase - cart) / SECOND);
        } else {
            counts[PURCHASED_WITHOUT_CART] += times;
        }
    }

    static void add(long[] sum, long[] more, int times) {
        for (int i = 0; i < COLUMNS; i++) {
            sum[i] += times * more[i];
        }
    }

    static boolean isZero(long[] counts) {
        return Arrays.stream(counts).allMatch(count -> count == 0);
    }
}
