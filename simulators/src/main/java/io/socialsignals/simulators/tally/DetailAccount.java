package io.socialsignals.simulators.tally;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import org.jspecify.annotations.Nullable;

/** What purchases and returns say beside their sums, by the hour. */
final class DetailAccount {
    private static final long HOUR = 3_600_000;

    private DetailAccount() {}

    /** Counts an event that is no copy. Its hour begins at most an hour before its minute, which rows stay open for. */
    static void add(OpenRows rows, CommerceEvent e) {
        if (e.type() == CommerceType.RETURN) {
            count(rows, TallyTable.RETURN_REASONS, e, e.reason(), e.disposition(), e.currency());
        }
        if (e.type() == CommerceType.PURCHASE && e.coupon() != null) {
            count(rows, TallyTable.COUPON_SALES, e, e.coupon(), e.currency());
        }
        if (e.type() == CommerceType.PURCHASE && (e.ageGroup() != null || e.gender() != null)) {
            count(rows, TallyTable.BUYER_GROUPS, e, e.ageGroup(), e.gender(), e.currency());
        }
    }

    private static void count(OpenRows rows, TallyTable table, CommerceEvent e, @Nullable String... said) {
        @Nullable String[] fields = new String[1 + said.length];
        fields[0] = e.productId();
        System.arraycopy(said, 0, fields, 1, said.length);
        long[] sums = rows.sums(table, RowKey.of(Math.floorDiv(e.at(), HOUR) * HOUR, fields));
        sums[0]++;
        sums[1] += e.quantity();
        sums[2] += e.amountMinor();
    }
}
