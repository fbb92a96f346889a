package io.socialsignals.job.ingest;

/** What a row of the funnel is about; see {@link FunnelCount}. */
public record FunnelKey(long minute, String topic, String stage, String reason) {
    public static FunnelKey of(FunnelCount count) {
        return new FunnelKey(count.minute(), count.topic(), count.stage(), count.reason());
    }
}
