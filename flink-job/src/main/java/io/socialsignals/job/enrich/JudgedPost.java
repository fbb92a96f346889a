package io.socialsignals.job.enrich;

import io.socialsignals.events.Post;
import io.socialsignals.events.Topics;
import io.socialsignals.job.pane.SocialCounts;
import io.socialsignals.job.pane.SocialFact;
import io.socialsignals.job.pane.TopicCounts;
import io.socialsignals.job.pane.TopicFact;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A row of scored_posts: a post and whether it is spam, as far as earlier posts are known. A post that turns out to be
 * spam because an earlier one came after it is told again.
 *
 * @param spam name of the rule that it breaks, empty for a post that counts
 * @param before what was told of it before, null where this is the first time
 */
public record JudgedPost(ScoredPost scored, String spam, @Nullable String before) {
    /** The post as it was sent. */
    public Post post() {
        return scored.post();
    }

    /** Gives what this verdict changes in each of the products' minutes; a minute of spam has a row, with zeros. */
    public void facts(Consumer<SocialFact> out) {
        if (changesNothing()) {
            return;
        }
        SocialCounts change = new SocialCounts();
        if (before == null) {
            change.lateEvents = scored.late() ? 1 : 0;
        }
        if (spam.isEmpty()) {
            change.add(scored.counts());
        } else if (before != null) {
            change.add(scored.counts().negated());
        }
        for (String product : scored.products()) {
            out.accept(new SocialFact(
                    product,
                    post().platform(),
                    Topics.POSTS,
                    post().at(),
                    scored.arrived(),
                    scored.partition(),
                    scored.offset(),
                    change));
        }
    }

    /** Gives what this verdict changes in each of the products' hours; nothing without a topic. */
    public void topicFacts(Consumer<TopicFact> out) {
        Integer topic = scored.topic();
        if (topic == null || changesNothing()) {
            return;
        }
        TopicCounts change = new TopicCounts();
        if (before == null) {
            change.lateEvents = scored.late() ? 1 : 0;
        }
        if (spam.isEmpty()) {
            change.add(scored.topicCounts());
        } else if (before != null) {
            change.add(scored.topicCounts().negated());
        }
        for (String product : scored.products()) {
            out.accept(new TopicFact(product, topic, post().at(), change));
        }
    }

    private boolean changesNothing() {
        return before != null && before.isEmpty() == spam.isEmpty();
    }
}
