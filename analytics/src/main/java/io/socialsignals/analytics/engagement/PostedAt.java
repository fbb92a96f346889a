package io.socialsignals.analytics.engagement;

/**
 * When a post came out and how it did.
 *
 * @param author who posted
 * @param contentType kind of content
 * @param hourOfWeek 0 (Monday, midnight) to 167, in the audience's time zone
 * @param engagementRate percent, 0 or more
 */
public record PostedAt(String author, String contentType, int hourOfWeek, double engagementRate) {}
