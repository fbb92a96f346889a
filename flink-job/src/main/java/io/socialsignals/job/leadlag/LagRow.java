package io.socialsignals.job.leadlag;

/** A row of lead_lag: one lag of a tested pair. */
public record LagRow(
        String productId, String pair, String family, long windowEnd, long bucketMillis, TestedPair.Lag lag) {}
