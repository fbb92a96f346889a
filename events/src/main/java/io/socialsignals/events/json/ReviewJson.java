package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.Review;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link Review}. */
final class ReviewJson implements RecordJson<Review> {
    static final Schema SCHEMA = new Schema("review");
    private static final TextField ID = SCHEMA.id("id");
    private static final TimeField AT = SCHEMA.time("at");
    private static final FlagField SURVEY = new FlagField(SCHEMA, "survey");
    private static final TextField PRODUCT_ID = SCHEMA.id("productId");
    private static final NumberField STARS = SCHEMA.number("stars", 1, 5);
    private static final TextField TEXT = SCHEMA.text("text");
    private static final TextField LANGUAGE = SCHEMA.optional("language", Limits.CODE);
    private static final TextField ORDER_ID = SCHEMA.optional("orderId", Limits.ID);
    private static final TextField USER_ID = SCHEMA.optional("userId", Limits.ID);

    @Override
    public Review read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        long at = 0;
        boolean survey = false;
        @Nullable String productId = null;
        long stars = 0;
        @Nullable String text = null;
        @Nullable String language = null;
        @Nullable String orderId = null;
        @Nullable String userId = null;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "at" -> at = AT.read(in);
                case "survey" -> survey = SURVEY.read(in);
                case "productId" -> productId = PRODUCT_ID.read(in);
                case "stars" -> stars = STARS.read(in);
                case "text" -> text = TEXT.read(in);
                case "language" -> language = LANGUAGE.read(in);
                case "orderId" -> orderId = ORDER_ID.read(in);
                case "userId" -> userId = USER_ID.read(in);
                default -> in.skip();
            }
        }
        return new Review(
                ID.require(id),
                AT.require(in, at),
                survey,
                PRODUCT_ID.require(productId),
                STARS.requireInt(in, stars),
                TEXT.require(text),
                language,
                orderId,
                userId);
    }

    @Override
    public void write(Review value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeNumberField("at", value.at());
        out.writeBooleanField("survey", value.survey());
        out.writeStringField("productId", value.productId());
        out.writeNumberField("stars", value.stars());
        out.writeStringField("text", value.text());
        RecordJson.optional(out, "language", value.language());
        RecordJson.optional(out, "orderId", value.orderId());
        RecordJson.optional(out, "userId", value.userId());
    }
}
