package io.socialsignals.job.signal;

import io.socialsignals.analytics.engagement.EchoCascade;

/**
 * A row of viral_posts. Times are epoch milliseconds UTC.
 *
 * @param firstEcho start of the hour of the first echo
 * @param flaggedAt end of the hour in which the post went viral
 * @param peak start of the hour with the most echoes
 */
public record ViralRow(
        String postId,
        long firstEcho,
        long flaggedAt,
        long echoesAtFlag,
        long echoes,
        long authors,
        long peak,
        long peakEchoes) {

    static ViralRow of(String postId, EchoCascade cascade) {
        return new ViralRow(
                postId,
                Hours.startOf(cascade.firstHour),
                Hours.startOf(cascade.flaggedHour + 1),
                cascade.echoesAtFlag,
                cascade.echoes,
                cascade.authors,
                Hours.startOf(cascade.peakHour),
                cascade.peakEchoes);
    }
}
