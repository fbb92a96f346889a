package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link CommerceEvent}. */
final class CommerceEventJson implements RecordJson<CommerceEvent> {
    static final Schema SCHEMA = new Schema("commerce");
    private static final TextField ID = SCHEMA.id("id");
    private static final TimeField AT = SCHEMA.time("at");
    private static final CommerceTypeField TYPE = new CommerceTypeField(SCHEMA, "type");
    private static final TextField PRODUCT_ID = SCHEMA.id("productId");
    private static final NumberField PRICE_MINOR = SCHEMA.number("priceMinor", 0, Limits.MONEY);
    private static final NumberField QUANTITY = SCHEMA.number("quantity", 1, 1_000_000);
    private static final NumberField AMOUNT_MINOR = SCHEMA.optionalNumber("amountMinor", 0, Limits.MONEY);
    private static final TextField CURRENCY = SCHEMA.currency("currency");
    private static final TextField USER_ID = SCHEMA.optional("userId", Limits.ID);
    private static final TextField SESSION_ID = SCHEMA.optional("sessionId", Limits.ID);
    private static final TextField ORDER_ID = SCHEMA.optional("orderId", Limits.ID);
    private static final TextField REGION = SCHEMA.optional("region", Limits.ID);
    private static final TextField CHANNEL = SCHEMA.optional("channel", Limits.ID);
    private static final TextField CAMPAIGN = SCHEMA.optional("campaign", Limits.ID);
    private static final TextField COUPON = SCHEMA.optional("coupon", Limits.ID);
    private static final TextField DISPOSITION = SCHEMA.optional("disposition", Limits.ID);
    private static final TextField REASON = SCHEMA.optional("reason", Limits.ID);
    private static final TextField AGE_GROUP = SCHEMA.optional("ageGroup", Limits.ID);
    private static final TextField GENDER = SCHEMA.optional("gender", Limits.ID);

    @Override
    public CommerceEvent read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        long at = 0;
        @Nullable CommerceType type = null;
        @Nullable String productId = null;
        long priceMinor = 0;
        long quantity = 0;
        long amountMinor = 0;
        @Nullable String currency = null;
        @Nullable String userId = null;
        @Nullable String sessionId = null;
        @Nullable String orderId = null;
        @Nullable String region = null;
        @Nullable String channel = null;
        @Nullable String campaign = null;
        @Nullable String coupon = null;
        @Nullable String disposition = null;
        @Nullable String reason = null;
        @Nullable String ageGroup = null;
        @Nullable String gender = null;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "at" -> at = AT.read(in);
                case "type" -> type = TYPE.read(in);
                case "productId" -> productId = PRODUCT_ID.read(in);
                case "priceMinor" -> priceMinor = PRICE_MINOR.read(in);
                case "quantity" -> quantity = QUANTITY.read(in);
                case "amountMinor" -> amountMinor = AMOUNT_MINOR.read(in);
                case "currency" -> currency = CURRENCY.read(in);
                case "userId" -> userId = USER_ID.read(in);
                case "sessionId" -> sessionId = SESSION_ID.read(in);
                case "orderId" -> orderId = ORDER_ID.read(in);
                case "region" -> region = REGION.read(in);
                case "channel" -> channel = CHANNEL.read(in);
                case "campaign" -> campaign = CAMPAIGN.read(in);
                case "coupon" -> coupon = COUPON.read(in);
                case "disposition" -> disposition = DISPOSITION.read(in);
                case "reason" -> reason = REASON.read(in);
                case "ageGroup" -> ageGroup = AGE_GROUP.read(in);
                case "gender" -> gender = GENDER.read(in);
                default -> in.skip();
            }
        }
        return new CommerceEvent(
                ID.require(id),
                AT.require(in, at),
                TYPE.require(type),
                PRODUCT_ID.require(productId),
                PRICE_MINOR.require(in, priceMinor),
                QUANTITY.requireInt(in, quantity),
                amountMinor,
                CURRENCY.require(currency),
                userId,
                sessionId,
                orderId,
                region,
                channel,
                campaign,
                coupon,
                disposition,
                reason,
                ageGroup,
                gender);
    }

    @Override
    public void write(CommerceEvent value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeNumberField("at", value.at());
        out.writeStringField("type", value.type().name());
        out.writeStringField("productId", value.productId());
        out.writeNumberField("priceMinor", value.priceMinor());
        out.writeNumberField("quantity", value.quantity());
        out.writeNumberField("amountMinor", value.amountMinor());
        out.writeStringField("currency", value.currency());
        RecordJson.optional(out, "userId", value.userId());
        RecordJson.optional(out, "sessionId", value.sessionId());
        RecordJson.optional(out, "orderId", value.orderId());
        RecordJson.optional(out, "region", value.region());
        RecordJson.optional(out, "channel", value.channel());
        RecordJson.optional(out, "campaign", value.campaign());
        RecordJson.optional(out, "coupon", value.coupon());
        RecordJson.optional(out, "disposition", value.disposition());
        RecordJson.optional(out, "reason", value.reason());
        RecordJson.optional(out, "ageGroup", value.ageGroup());
        RecordJson.optional(out, "gender", value.gender());
    }
}
