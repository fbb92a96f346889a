package io.socialsignals.analytics.leadlag;

/**
 * How a confounder relates to a pair.
 *
 * @param confounder its name
 * @param socialLag buckets after which it moves the social side; meaningful when {@code socialP} is small
 * @param socialP p-value of that, corrected over lags
 * @param salesLag buckets after which it moves the sales side
 * @param salesP p-value of that, corrected over lags
 * @param controlled whether it moves both and was held fixed in the test of the pair
 */
public record PartialRelation(
        String confounder, int socialLag, double socialP, int salesLag, double salesP, boolean controlled) {}
