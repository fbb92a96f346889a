package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.Post;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link Post}. */
final class PostJson implements RecordJson<Post> {
    static final Schema SCHEMA = new Schema("post");
    private static final TextField ID = SCHEMA.id("id");
    private static final TimeField AT = SCHEMA.time("at");
    private static final TextField PLATFORM = SCHEMA.code("platform", true);
    private static final TextField AUTHOR_ID = SCHEMA.id("authorId");
    private static final NumberField AUTHOR_FOLLOWERS = SCHEMA.optionalNumber("authorFollowers", 0, Limits.COUNT);
    private static final TextField TEXT = SCHEMA.text("text");
    private static final TextField LANGUAGE = SCHEMA.optional("language", Limits.CODE);
    private static final ListField HASHTAGS = SCHEMA.list("hashtags");
    private static final ListField MENTIONS = SCHEMA.list("mentions");
    private static final TextField REPLY_TO = SCHEMA.optional("replyTo", Limits.ID);
    private static final TextField REPOST_OF = SCHEMA.optional("repostOf", Limits.ID);
    private static final TextField SOURCE_AUTHOR_ID = SCHEMA.optional("sourceAuthorId", Limits.ID);
    private static final TextField URL = SCHEMA.optional("url", Limits.URL);
    private static final TextField CAMPAIGN = SCHEMA.optional("campaign", Limits.ID);
    private static final TextField CONTENT_TYPE = SCHEMA.code("contentType", false);

    @Override
    public Post read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        long at = 0;
        @Nullable String platform = null;
        @Nullable String authorId = null;
        long authorFollowers = 0;
        @Nullable String text = null;
        @Nullable String language = null;
        List<String> hashtags = List.of();
        List<String> mentions = List.of();
        @Nullable String replyTo = null;
        @Nullable String repostOf = null;
        @Nullable String sourceAuthorId = null;
        @Nullable String url = null;
        @Nullable String campaign = null;
        @Nullable String contentType = null;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "at" -> at = AT.read(in);
                case "platform" -> platform = PLATFORM.read(in);
                case "authorId" -> authorId = AUTHOR_ID.read(in);
                case "authorFollowers" -> authorFollowers = AUTHOR_FOLLOWERS.read(in);
                case "text" -> text = TEXT.read(in);
                case "language" -> language = LANGUAGE.read(in);
                case "hashtags" -> hashtags = HASHTAGS.read(in);
                case "mentions" -> mentions = MENTIONS.read(in);
                case "replyTo" -> replyTo = REPLY_TO.read(in);
                case "repostOf" -> repostOf = REPOST_OF.read(in);
                case "sourceAuthorId" -> sourceAuthorId = SOURCE_AUTHOR_ID.read(in);
                case "url" -> url = URL.read(in);
                case "campaign" -> campaign = CAMPAIGN.read(in);
                case "contentType" -> contentType = CONTENT_TYPE.read(in);
                default -> in.skip();
            }
        }
        return new Post(
                ID.require(id),
                AT.require(in, at),
                PLATFORM.require(platform),
                AUTHOR_ID.require(authorId),
                authorFollowers,
                TEXT.require(text),
                language,
                hashtags,
                mentions,
                replyTo,
                repostOf,
                sourceAuthorId,
                url,
                campaign,
                contentType);
    }

    @Override
    public void write(Post value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeNumberField("at", value.at());
        out.writeStringField("platform", value.platform());
        out.writeStringField("authorId", value.authorId());
        out.writeNumberField("authorFollowers", value.authorFollowers());
        out.writeStringField("text", value.text());
        RecordJson.optional(out, "language", value.language());
        RecordJson.list(out, "hashtags", value.hashtags());
        RecordJson.list(out, "mentions", value.mentions());
        RecordJson.optional(out, "replyTo", value.replyTo());
        RecordJson.optional(out, "repostOf", value.repostOf());
        RecordJson.optional(out, "sourceAuthorId", value.sourceAuthorId());
        RecordJson.optional(out, "url", value.url());
        RecordJson.optional(out, "campaign", value.campaign());
        RecordJson.optional(out, "contentType", value.contentType());
    }
}
