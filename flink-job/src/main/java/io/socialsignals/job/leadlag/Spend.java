package io.socialsignals.job.leadlag;

/**
 * What a campaign cost in a bucket: a confounder of talk and sales.
 *
 * @param productId product that it promotes, empty for the whole shop
 * @param at bucket start, epoch milliseconds UTC
 * @param bucketMillis length of the bucket
 */
public record Spend(String productId, String campaign, String currency, long at, long bucketMillis, long costMinor) {

    /** What a later spend of the same bucket replaces. */
    String key() {
        return campaign + '\n' + productId + '\n' + currency + '\n' + at;
    }
}
