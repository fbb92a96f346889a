package io.socialsignals.job.ingest;

import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * When event time ends: once all inputs have, not at the last watermark.
 *
 * <p>A job that is drained sends a last watermark from each source. Nobody hears it from a source that is idle, and an
 * input that is idle holds nothing up: the last watermark of another would end an operator before it has got what the
 * end makes others write. So operators pass the last watermark over, and take it from themselves when they finish,
 * which is after all that their inputs had to say.
 */
public final class EndOfTime {
    private EndOfTime() {}

    public static boolean isLast(Watermark mark) {
        return mark.equals(Watermark.MAX_WATERMARK);
    }
}
