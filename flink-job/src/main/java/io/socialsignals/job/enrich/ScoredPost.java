package io.socialsignals.job.enrich;

import io.socialsignals.events.Post;
import io.socialsignals.job.pane.SocialCounts;
import io.socialsignals.job.pane.TopicCounts;
import io.socialsignals.sentiment.Sentiment.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relevant post with its sentiment.
 *
 * @param arrived Kafka's time, epoch milliseconds UTC
 * @param late whether it came after its minute was first due
 * @param products ids, sorted, at least one
 * @param topic id of what it is about, -1 if it fits none; null in a job without topics
 */
public record ScoredPost(
        Post post,
        long arrived,
        int partition,
        long offset,
        boolean late,
        List<String> products,
        Tone tone,
        @Nullable Integer topic) {

    /** Not assigned to a topic. */
    public ScoredPost(
            Post post, long arrived, int partition, long offset, boolean late, List<String> products, Tone tone) {
        this(post, arrived, partition, offset, late, products, tone, null);
    }

    /** The same post, assigned to a topic. */
    public ScoredPost about(int other) {
        return new ScoredPost(post, arrived, partition, offset, late, products, tone, other);
    }

    /** What the post adds to the hours of its topic. */
    TopicCounts topicCounts() {
        TopicCounts counts = new TopicCounts();
        counts.posts = 1;
        counts.scored = tone.isScored() ? 1 : 0;
        counts.positive = tone.count(Label.POSITIVE);
        counts.neutral = tone.count(Label.NEUTRAL);
        counts.negative = tone.count(Label.NEGATIVE);
        counts.polarityMicro = tone.polarityMicro();
        return counts;
    }

    /** What the post adds to each of its products' minutes. */
    SocialCounts counts() {
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
        return counts;
    }
}
