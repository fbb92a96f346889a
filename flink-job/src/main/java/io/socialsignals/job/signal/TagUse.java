package io.socialsignals.job.signal;

/**
 * One post with a hashtag.
 *
 * @param tag without '#', lower case
 * @param author pseudonym
 * @param at when the post was created, epoch milliseconds UTC
 */
public record TagUse(String tag, String author, long at) {}
