package io.socialsignals.job.enrich;

import io.socialsignals.events.Review;
import io.socialsignals.job.pane.ReviewCounts;
import io.socialsignals.job.pane.ReviewFact;
import io.socialsignals.sentiment.Sentiment.Label;

/**
 * A row of scored_reviews.
 *
 * @param arrived Kafka's time, epoch milliseconds UTC
 * @param late whether it came after its minute was first due
 */
public record ScoredReview(Review review, long arrived, int partition, long offset, boolean late, Tone tone) {
    private static final int GOOD_STARS = 4;
    private static final int BAD_STARS = 2;

    /** Whether many stars go with a negative text or few with a positive one. */
    public boolean disagrees() {
        boolean badText = review.stars() >= GOOD_STARS && tone.count(Label.NEGATIVE) == 1;
        boolean goodText = review.stars() <= BAD_STARS && tone.count(Label.POSITIVE) == 1;
        return badText || goodText;
    }

    /** What the review adds to its product's minute. */
    public ReviewFact fact() {
        ReviewCounts counts = new ReviewCounts();
        counts.reviews = 1;
        counts.surveys = review.survey() ? 1 : 0;
        counts.starsSum = review.stars();
        counts.scored = tone.isScored() ? 1 : 0;
        counts.positive = tone.count(Label.POSITIVE);
        counts.neutral = tone.count(Label.NEUTRAL);
        counts.negative = tone.count(Label.NEGATIVE);
        counts.polarityMicro = tone.polarityMicro();
        counts.disagreements = disagrees() ? 1 : 0;
        counts.lateEvents = late ? 1 : 0;
        return new ReviewFact(review.productId(), review.at(), arrived, partition, offset, counts);
    }
}
