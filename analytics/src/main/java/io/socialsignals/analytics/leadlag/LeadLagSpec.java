package io.socialsignals.analytics.leadlag;

import io.socialsignals.analytics.series.Transform;
import java.io.Serializable;
import java.util.Objects;

/**
 * What to compare and how.
 *
 * @param id short name of the pair of series, such as {@code sentiment-purchases}
 * @param social the side that leads at positive lags
 * @param sales the side that follows at positive lags
 * @param bucketSeconds length of a bucket, seconds
 * @param window buckets per window
 * @param maxLag largest lag either way, buckets, below {@code window}
 * @param seasonSlots buckets per day whose profile is removed, 0 for none
 * @param maxOrder highest autoregressive order for prewhitening, 0 to 3; 0 leaves momentum in and relies on the effective
 *     sample size alone
 * @param minimum fewest buckets with both values at the tested lag
 * @param alpha level of the test after correction over lags, such as .05
 */
public record LeadLagSpec(
        String id,
        Side social,
        Side sales,
        int bucketSeconds,
        int window,
        int maxLag,
        int seasonSlots,
        int maxOrder,
        int minimum,
        double alpha)
        implements Serializable {

    /**
     * One side of a pair.
     *
     * @param name metric name, such as {@code purchases}
     * @param transform applied to each bucket
     * @param step change that the effect in plain units is stated for: an amount for {@link Transform#IDENTITY}, a fraction
     *     (.1 = ten per cent) for {@link Transform#LOG1P}
     */
    public record Side(String name, Transform transform, double step) implements Serializable {
        public Side {
            Objects.requireNonNull(name);
            Objects.requireNonNull(transform);
        }

        /** A count or amount; effects are stated per ten per cent. */
        public static Side count(String name) {
            return new Side(name, Transform.LOG1P, 0.1);
        }

        /** A mean or index; effects are stated per {@code step}. */
        public static Side level(String name, double step) {
            return new Side(name, Transform.IDENTITY, step);
        }

        /** {@link #step} on the transformed scale. */
        double transformedStep() {
            return transform == Transform.LOG1P ? Math.log1p(step) : step;
        }
    }

    public LeadLagSpec {
        Objects.requireNonNull(id);
        require(bucketSeconds > 0, "bucketSeconds must be positive");
        require(window >= 16, "window must hold at least 16 buckets");
        require(maxLag >= 0 && maxLag < window / 2, "maxLag must be below half the window");
        require(seasonSlots >= 0, "seasonSlots must not be negative");
        require(maxOrder >= 0 && maxOrder <= 3, "maxOrder must be 0 to 3");
        require(minimum >= 12, "minimum must be at least 12");
        require(alpha > 0 && alpha < 1, "alpha must be between 0 and 1");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Hourly buckets over {@code days} days, lags up to a day either way, daily profile removed, five days at least. */
    public static LeadLagSpec hourly(String id, Side social, Side sales, int days) {
        return new LeadLagSpec(id, social, sales, 3600, days * 24, 24, 24, 3, 120, 0.05);
    }

    /** Minute buckets over {@code hours} hours, lags up to half an hour either way, no season. */
    public static LeadLagSpec perMinute(String id, Side social, Side sales, int hours) {
        return new LeadLagSpec(id, social, sales, 60, hours * 60, 30, 0, 3, 120, 0.05);
    }

    /** Lags tested: both directions and zero. */
    public int lags() {
        return 2 * maxLag + 1;
    }

    /** This specification with another prewhitening order. */
    public LeadLagSpec withMaxOrder(int order) {
        return new LeadLagSpec(id, social, sales, bucketSeconds, window, maxLag, seasonSlots, order, minimum, alpha);
    }
}
