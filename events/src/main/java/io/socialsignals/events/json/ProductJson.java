package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonGenerator;
import io.socialsignals.events.Product;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON of a {@link Product}. */
final class ProductJson implements RecordJson<Product> {
    static final Schema SCHEMA = new Schema("product");
    private static final TextField ID = SCHEMA.id("id");
    private static final TextField NAME = SCHEMA.id("name");
    private static final TextField BRAND = SCHEMA.id("brand");
    private static final TextField CATEGORY = SCHEMA.id("category");
    private static final ListField ALIASES = SCHEMA.list("aliases");
    private static final ListField HASHTAGS = SCHEMA.list("hashtags");
    private static final NumberField PRICE_MINOR = SCHEMA.number("priceMinor", 0, Limits.MONEY);
    private static final TextField CURRENCY = SCHEMA.currency("currency");

    @Override
    public Product read(Cursor in) throws IOException, DecodeException {
        @Nullable String id = null;
        @Nullable String name = null;
        @Nullable String brand = null;
        @Nullable String category = null;
        List<String> aliases = List.of();
        List<String> hashtags = List.of();
        long priceMinor = 0;
        @Nullable String currency = null;
        for (String field = in.next(); field != null; field = in.next()) {
            switch (field) {
                case "id" -> id = ID.read(in);
                case "name" -> name = NAME.read(in);
                case "brand" -> brand = BRAND.read(in);
                case "category" -> category = CATEGORY.read(in);
                case "aliases" -> aliases = ALIASES.read(in);
                case "hashtags" -> hashtags = HASHTAGS.read(in);
                case "priceMinor" -> priceMinor = PRICE_MINOR.read(in);
                case "currency" -> currency = CURRENCY.read(in);
                default -> in.skip();
            }
        }
        return new Product(
                ID.require(id),
                NAME.require(name),
                BRAND.require(brand),
                CATEGORY.require(category),
                aliases,
                hashtags,
                PRICE_MINOR.require(in, priceMinor),
                CURRENCY.require(currency));
    }

    @Override
    public void write(Product value, JsonGenerator out) throws IOException {
        out.writeStringField("id", value.id());
        out.writeStringField("name", value.name());
        out.writeStringField("brand", value.brand());
        out.writeStringField("category", value.category());
        RecordJson.list(out, "aliases", value.aliases());
        RecordJson.list(out, "hashtags", value.hashtags());
        out.writeNumberField("priceMinor", value.priceMinor());
        out.writeStringField("currency", value.currency());
    }
}
