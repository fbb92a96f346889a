package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.CampaignSpend;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link CampaignSpend}. */
final class CampaignSpendJson implements RecordJson<CampaignSpend> {
    static final Schema SCHEMA = new Schema("spend");
    private static final TextField ID = SCHEMA.id("id");
    private static final TimeField AT = SCHEMA.time("at");
    private static final NumberField BUCKET_SECONDS = SCHEMA.number("bucketSeconds", 60, Limits.BUCKET_SECONDS);
    private static final TextField CAMPAIGN = SCHEMA.id("campaign");
    private static final TextField PRODUCT_ID = SCHEMA.optional("productId", Limits.ID);
    private static final NumberField COST_MINOR = SCHEMA.number("costMinor", 0, Limits.MONEY);
    private static final TextField CURRENCY = SCHEMA.currency("currency");

    @Override
    public CampaignSpend read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        long at = 0;
        long bucketSeconds = 0;
        @Nullable String campaign = null;
        @Nullable String productId = null;
        long costMinor = 0;
        @Nullable String currency = null;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "at" -> at = AT.read(in);
                case "bucketSeconds" -> bucketSeconds = BUCKET_SECONDS.read(in);
                case "campaign" -> campaign = CAMPAIGN.read(in);
                case "productId" -> productId = PRODUCT_ID.read(in);
                case "costMinor" -> costMinor = COST_MINOR.read(in);
                case "currency" -> currency = CURRENCY.read(in);
                default -> in.skip();
            }
        }
        return new CampaignSpend(
                ID.require(id),
                AT.require(in, at),
                BUCKET_SECONDS.requireInt(in, bucketSeconds),
                CAMPAIGN.require(campaign),
                productId,
                COST_MINOR.require(in, costMinor),
                CURRENCY.require(currency));
    }

    @Override
    public void write(CampaignSpend value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeNumberField("at", value.at());
        out.writeNumberField("bucketSeconds", value.bucketSeconds());
        out.writeStringField("campaign", value.campaign());
        RecordJson.optional(out, "productId", value.productId());
        out.writeNumberField("costMinor", value.costMinor());
        out.writeStringField("currency", value.currency());
    }
}
