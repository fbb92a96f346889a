package io.socialsignals.events;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A social post. Key: {@code id}; event time: {@code at}.
 *
 * @param at created, epoch milliseconds UTC
 * @param platform x, reddit, instagram, tiktok, facebook or any other lower-case name
 * @param language ISO 639-1 code that the platform declared, null when it did not
 * @param hashtags without '#', lower case
 * @param mentions author ids
 * @param replyTo id of the post that this one answers
 * @param repostOf id of the post that this one repeats
 * @param sourceAuthorId author of the post named by {@code replyTo} or {@code repostOf}
 * @param contentType text, image, video, link or any other lower-case name
 */
public record Post(
        String id,
        long at,
        String platform,
        String authorId,
        long authorFollowers,
        String text,
        @Nullable String language,
        List<String> hashtags,
        List<String> mentions,
        @Nullable String replyTo,
        @Nullable String repostOf,
        @Nullable String sourceAuthorId,
        @Nullable String url,
        @Nullable String campaign,
        @Nullable String contentType)
        implements Serializable {}
