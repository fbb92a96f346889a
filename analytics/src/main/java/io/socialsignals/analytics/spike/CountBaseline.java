package io.socialsignals.analytics.spike;

/**
 * What the past leads one to expect of one hour, on the log1p scale.
 *
 * @param dayLog median of the same hour of the day
 * @param log the same, with the hour of the week's part once there are three weeks
 * @param support how many past values stand behind the median; 0 if none does
 * @param knowsWeekend whether the history spans a weekend
 */
record CountBaseline(double dayLog, double log, int support, boolean knowsWeekend) {
    private static final int DAYS = 14;
    private static final int ENOUGH_DAYS = 7;
    private static final int WEEKS_FROM = 3 * CountState.WEEK;
    private static final int WEEKEND_FROM = 8 * 24;
    private static final double WEEK_SHRINKAGE = 8;

    static CountBaseline at(CountState state, long hour) {
        double[] same = new double[3 * DAYS];
        int n = collectDays(state, hour, 0, same, 0);
        if (n < ENOUGH_DAYS) {
            n = collectDays(state, hour, -1, same, n);
            n = collectDays(state, hour, 1, same, n);
        }
        if (n == 0) {
            return new CountBaseline(Double.NaN, Double.NaN, 0, false);
        }
        double day = Quantiles.median(same, n);
        boolean knowsWeek = hour - state.firstHour >= WEEKS_FROM;
        boolean knowsWeekend = hour - state.firstHour >= WEEKEND_FROM;
        return new CountBaseline(day, knowsWeek ? Math.max(0, day + weekPart(state, hour)) : day, n, knowsWeekend);
    }

    /** Poisson variance of log1p of a count (delta method), with a floor where the mean is next to nothing. */
    double poisson() {
        double mean = Math.max(Math.expm1(log), 0.2);
        return mean / ((1 + mean) * (1 + mean));
    }

    /** Factor by which a median of few values widens the spread: variance of a median is pi/2n of a value's. */
    double uncertainty() {
        return 1 + Math.PI / 2 / support;
    }

    /** Variance for what a weekend may do, until one has been seen. */
    double unknownWeekend() {
        return knowsWeekend ? 0 : 0.03;
    }

    private static int collectDays(CountState state, long hour, int beside, double[] into, int n) {
        int filled = n;
        for (int day = 1; day <= DAYS; day++) {
            long past = hour - 24L * day + beside;
            if (past >= state.firstHour) {
                float value = state.logs[Math.floorMod(past, CountState.RING)];
                if (!Float.isNaN(value)) {
                    into[filled++] = value;
                }
            }
        }
        return filled;
    }

    private static double weekPart(CountState state, long hour) {
        double[] values = new double[20];
        int n = 0;
        for (int week = 1; week <= 4; week++) {
            for (int beside = -2; beside <= 2; beside++) {
                long past = hour - (long) CountState.WEEK * week + beside;
                if (past >= state.firstHour && past >= hour - CountState.RING) {
                    float value = state.dayResiduals[Math.floorMod(past, CountState.RING)];
                    if (!Float.isNaN(value)) {
                        values[n++] = value;
                    }
                }
            }
        }
        return n == 0 ? 0 : Quantiles.median(values, n) * n / (n + WEEK_SHRINKAGE);
    }

    /** Fits the spread to last week's residuals. */
    static void rescale(CountState state) {
        state.overdispersion = Math.max(Spread.beyond(state.residuals, state.poisson, 4), 0.01);
        state.effectiveSize = Spread.effectiveSize(state.residuals);
        double sigma = Quantiles.robustSigma(state.triples);
        state.tripleScale = Double.isNaN(sigma) ? 1 : Math.max(1, sigma);
    }

    /** Moves the whole history by a shift that has come to stay, so that the new level is what is expected. */
    static void moveTo(CountState state, double shift) {
        for (int i = 0; i < CountState.RING; i++) {
            state.logs[i] = (float) Math.max(0, state.logs[i] + shift);
        }
    }

    static double medianOf(float[] values) {
        double median = Quantiles.of(Quantiles.sorted(values), 0.5);
        return Double.isNaN(median) ? 0 : median;
    }
}
