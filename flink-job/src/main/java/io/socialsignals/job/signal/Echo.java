package io.socialsignals.job.signal;

/**
 * A repost of a post, or a reply to it.
 *
 * @param postId the post that is repeated or answered
 * @param author pseudonym of who did so
 * @param at when, epoch milliseconds UTC
 */
public record Echo(String postId, String author, long at) {}
