package io.socialsignals.job.signal;

/**
 * A row of signals: something that happened to a product, as it stands. Times are epoch milliseconds UTC.
 *
 * @param started start of its first hour; with the product the key
 * @param peak start of its most severe hour
 * @param ended end of its last abnormal hour so far
 * @param running false once the product has been quiet for six hours
 * @param severity 1 to 10
 * @param involved series that were abnormal, separated by spaces
 */
public record SignalRow(
        String productId,
        long started,
        long peak,
        long ended,
        boolean running,
        String direction,
        int severity,
        String persistence,
        String series,
        String involved,
        double score,
        double seen,
        double expected,
        int hours,
        String explanation) {}
