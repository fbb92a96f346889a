package io.socialsignals.job.signal;

import java.util.List;

/**
 * The phrases of one post.
 *
 * @param productId the first of its products, so that a post counts once
 * @param author pseudonym
 * @param at when the post was created, epoch milliseconds UTC
 * @param terms pairs of words, each once
 */
public record PostTerms(String productId, String author, long at, List<String> terms) {}
