package io.socialsignals.events.json;

import com.fasterxml.jackson.core.JsonToken;
import io.socialsignals.events.CommerceType;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a shopper did, by its upper-case name. */
final class CommerceTypeField extends Field {
    private final Rule value;

    CommerceTypeField(Schema schema, String name) {
        super(schema, name, "a string", true, "is absent");
        this.value = rule(schema, "value", "is not VIEW, CART, PURCHASE or RETURN");
    }

    @Nullable
    CommerceType read(Cursor in) throws IOException, DecodeException {
        JsonToken token = in.value(this);
        if (token == null) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            throw wrongType();
        }
        return switch (in.parser.getText()) {
            case "VIEW" -> CommerceType.VIEW;
            case "CART" -> CommerceType.CART;
            case "PURCHASE" -> CommerceType.PURCHASE;
            case "RETURN" -> CommerceType.RETURN;
            default -> throw value.broken();
        };
    }

    CommerceType require(@Nullable CommerceType type) throws DecodeException {
        if (type == null) {
            throw absent();
        }
        return type;
    }
}
