package io.socialsignals.job.enrich;

import io.socialsignals.events.Review;
import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.sentiment.SentimentSpec;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Scores reviews and survey answers. */
public final class ScoreReviews extends ScoreTexts<Ingested<Review>, ScoredReview> {
    public ScoreReviews(SentimentSpec spec) {
        super(spec, Topics.REVIEWS);
    }

    @Override
    public void processElement(StreamRecord<Ingested<Review>> element) {
        Ingested<Review> ingested = element.getValue();
        Review review = ingested.get();
        Tone tone = score(review.text(), review.language(), ingested.arrived);
        ScoredReview scored =
                new ScoredReview(review, ingested.arrived, ingested.partition, ingested.offset, ingested.overdue, tone);
        output.collect(new StreamRecord<>(scored, review.at()));
    }
}
