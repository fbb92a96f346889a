package io.socialsignals.analytics.text;

import java.io.Serializable;

/**
 * How much of the same is too much.
 *
 * @param memory how long a text is remembered, milliseconds; 0: no post is judged
 * @param copies earlier near-copies from which on a text is spam
 * @param burst earlier posts of an author within ten minutes from which on a post is spam
 */
public record SpamLimits(long memory, int copies, int burst) implements Serializable {
    /** What holds unless told otherwise: twelve hours, 10 copies, 20 posts in ten minutes. */
    public static SpamLimits standard() {
        return new SpamLimits(12 * 3_600_000L, 10, 20);
    }
}
