package io.socialsignals.job.enrich;

import java.util.List;

/**
 * What the engagement of a post needs to know about it.
 *
 * @param at created, epoch milliseconds UTC
 * @param products ids, sorted; empty for an irrelevant post
 */
public record PostSeen(String id, long at, String platform, List<String> products) {
    public static PostSeen of(MatchedPost matched) {
        return new PostSeen(
                matched.post().id(), matched.post().at(), matched.post().platform(), matched.products());
    }
}
