package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.Engagement;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link Engagement}. */
final class EngagementJson implements RecordJson<Engagement> {
    static final Schema SCHEMA = new Schema("engagement");
    private static final TextField ID = SCHEMA.id("id");
    private static final TimeField AT = SCHEMA.time("at");
    private static final TextField POST_ID = SCHEMA.id("postId");
    private static final TextField PLATFORM = SCHEMA.code("platform", true);
    private static final NumberField LIKES = SCHEMA.optionalNumber("likes", 0, Limits.COUNT);
    private static final NumberField COMMENTS = SCHEMA.optionalNumber("comments", 0, Limits.COUNT);
    private static final NumberField SHARES = SCHEMA.optionalNumber("shares", 0, Limits.COUNT);
    private static final NumberField SAVES = SCHEMA.optionalNumber("saves", 0, Limits.COUNT);
    private static final NumberField CLICKS = SCHEMA.optionalNumber("clicks", 0, Limits.COUNT);
    private static final NumberField PROFILE_VISITS = SCHEMA.optionalNumber("profileVisits", 0, Limits.COUNT);
    private static final NumberField REACH = SCHEMA.optionalNumber("reach", 0, Limits.COUNT);
    private static final NumberField IMPRESSIONS = SCHEMA.optionalNumber("impressions", 0, Limits.COUNT);
    private static final NumberField AUTHOR_FOLLOWERS = SCHEMA.optionalNumber("authorFollowers", 0, Limits.COUNT);

    @Override
    public Engagement read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        long at = 0;
        @Nullable String postId = null;
        @Nullable String platform = null;
        long likes = 0;
        long comments = 0;
        long shares = 0;
        long saves = 0;
        long clicks = 0;
        long profileVisits = 0;
        long reach = 0;
        long impressions = 0;
        long authorFollowers = 0;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "at" -> at = AT.read(in);
                case "postId" -> postId = POST_ID.read(in);
                case "platform" -> platform = PLATFORM.read(in);
                case "likes" -> likes = LIKES.read(in);
                case "comments" -> comments = COMMENTS.read(in);
                case "shares" -> shares = SHARES.read(in);
                case "saves" -> saves = SAVES.read(in);
                case "clicks" -> clicks = CLICKS.read(in);
                case "profileVisits" -> profileVisits = PROFILE_VISITS.read(in);
                case "reach" -> reach = REACH.read(in);
                case "impressions" -> impressions = IMPRESSIONS.read(in);
                case "authorFollowers" -> authorFollowers = AUTHOR_FOLLOWERS.read(in);
                default -> in.skip();
            }
        }
        return new Engagement(
                ID.require(id),
                AT.require(in, at),
                POST_ID.require(postId),
                PLATFORM.require(platform),
                likes,
                comments,
                shares,
                saves,
                clicks,
                profileVisits,
                REACH.boxed(in, reach),
                IMPRESSIONS.boxed(in, impressions),
                AUTHOR_FOLLOWERS.boxed(in, authorFollowers));
    }

    @Override
    public void write(Engagement value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeNumberField("at", value.at());
        out.writeStringField("postId", value.postId());
        out.writeStringField("platform", value.platform());
        out.writeNumberField("likes", value.likes());
        out.writeNumberField("comments", value.comments());
        out.writeNumberField("shares", value.shares());
        out.writeNumberField("saves", value.saves());
        out.writeNumberField("clicks", value.clicks());
        out.writeNumberField("profileVisits", value.profileVisits());
        RecordJson.optional(out, "reach", value.reach());
        RecordJson.optional(out, "impressions", value.impressions());
        RecordJson.optional(out, "authorFollowers", value.authorFollowers());
    }
}
