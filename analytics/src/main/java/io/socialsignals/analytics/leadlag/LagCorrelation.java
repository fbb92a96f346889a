package io.socialsignals.analytics.leadlag;

/**
 * Correlation at one lag.
 *
 * @param lag buckets; positive: social leads
 * @param r Pearson correlation of what season, trend and the follower's own momentum leave
 * @param lower lower end of the 95 % Fisher-z interval on the effective sample size
 * @param upper upper end
 * @param n pairs of buckets
 * @param nEff effective sample size after the season's degrees of freedom and remaining autocorrelation
 */
public record LagCorrelation(int lag, double r, double lower, double upper, int n, double nEff) {}
