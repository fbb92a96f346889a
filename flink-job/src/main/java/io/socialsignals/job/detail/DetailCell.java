package io.socialsignals.job.detail;

import java.util.Comparator;

/**
 * What tells the rows of one product's hour apart.
 *
 * @param first reason, coupon or age group; empty where it was not stated
 * @param second disposition or gender; empty where it was not stated, and for coupons
 * @param currency ISO 4217 code of the amounts
 */
public record DetailCell(DetailKind kind, String first, String second, String currency)
        implements Comparable<DetailCell> {
    private static final Comparator<DetailCell> ORDER = Comparator.comparing(DetailCell::kind)
            .thenComparing(DetailCell::first)
            .thenComparing(DetailCell::second)
            .thenComparing(DetailCell::currency);

    @Override
    public int compareTo(DetailCell other) {
        return ORDER.compare(this, other);
    }
}
