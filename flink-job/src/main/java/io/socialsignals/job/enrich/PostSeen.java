package io.socialsignals.job.enrich;

import io.socialsignals.events.Post;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the engagement of a post needs to know about it.
 *
 * @param at created, epoch milliseconds UTC
 * @param author pseudonym
 * @param products ids, sorted; empty for an irrelevant post
 */
public record PostSeen(
        String id, long at, String platform, String author, @Nullable String contentType, List<String> products) {
    public static PostSeen of(MatchedPost matched) {
        Post post = matched.post();
        return new PostSeen(
                post.id(), post.at(), post.platform(), post.authorId(), post.contentType(), matched.products());
    }
}
