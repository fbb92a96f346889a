package io.socialsignals.analytics.series;

/** What is done to a value before its season is removed. */
public enum Transform {
    /** The value itself: means, indices, rates. */
    IDENTITY,
    /** {@code ln(1 + v)}: counts and amounts, whose effects multiply. Negative values become missing. */
    LOG1P;

    /** Transformed value; NaN stays NaN. */
    public double apply(double value) {
        if (this == IDENTITY) {
            return value;
        }
        return value < 0 ? Double.NaN : Math.log1p(value);
    }
}
