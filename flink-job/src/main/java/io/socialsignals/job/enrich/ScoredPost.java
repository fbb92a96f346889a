package io.socialsignals.job.enrich;

import io.socialsignals.events.Post;
import io.socialsignals.events.Topics;
import io.socialsignals.job.pane.SocialCounts;
import io.socialsignals.job.pane.SocialFact;
import io.socialsignals.sentiment.Sentiment.Label;
import java.util.List;
import java.util.function.Consumer;

/**
 * A row of scored_posts.
 *
 * @param arrived Kafka's time, epoch milliseconds UTC
 * @param late whether it came after its minute was first due
 * @param products ids, sorted, at least one
 */
public record ScoredPost(
        Post post, long arrived, int partition, long offset, boolean late, List<String> products, Tone tone) {

    /** Gives what the post adds to each of its products' minutes. */
    public void facts(Consumer<SocialFact> out) {
        for (String product : products) {
            out.accept(new SocialFact(
                    product, post.platform(), Topics.POSTS, post.at(), arrived, partition, offset, counts()));
        }
    }

    private SocialCounts counts() {
        SocialCounts counts = new SocialCounts();
        counts.posts = 1;
        counts.scored = tone.isScored() ? 1 : 0;
        counts.positive = tone.count(Label.POSITIVE);
        counts.neutral = tone.count(Label.NEUTRAL);
        counts.negative = tone.count(Label.NEGATIVE);
        counts.polarityMicro = tone.polarityMicro();
        counts.subjectivityMicro = tone.subjectivityMicro();
        counts.reposts = post.repostOf() == null ? 0 : 1;
        counts.followers = post.authorFollowers();
        counts.lateEvents = late ? 1 : 0;
        return counts;
    }
}
