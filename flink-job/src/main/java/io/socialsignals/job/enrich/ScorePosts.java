package io.socialsignals.job.enrich;

import io.socialsignals.events.Topics;
import io.socialsignals.job.ingest.Stage;
import io.socialsignals.sentiment.SentimentSpec;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Scores the posts that are about a product; drops and counts the others. */
public final class ScorePosts extends ScoreTexts<MatchedPost, ScoredPost> {
    public ScorePosts(SentimentSpec spec) {
        super(spec, Topics.POSTS);
    }

    @Override
    public void processElement(StreamRecord<MatchedPost> element) {
        MatchedPost matched = element.getValue();
        if (matched.products().isEmpty()) {
            funnel.add(matched.arrived(), Stage.IRRELEVANT);
            return;
        }
        funnel.add(matched.arrived(), Stage.RELEVANT);
        Tone tone = score(matched.post().text(), matched.post().language(), matched.arrived());
        ScoredPost scored = new ScoredPost(
                matched.post(),
                matched.arrived(),
                matched.partition(),
                matched.offset(),
                matched.late(),
                matched.products(),
                tone);
        output.collect(new StreamRecord<>(scored, matched.post().at()));
    }
}
