package io.socialsignals.events.json;

/** An ISO 4217 code: three upper-case letters. */
final class CurrencyField extends TextField {
    private final Rule format;

    CurrencyField(Schema schema, String name) {
        super(schema, name, Limits.CODE, true, false);
        this.format = rule(schema, "format", "is not three upper-case letters");
    }

    @Override
    void check(String text) throws DecodeException {
        if (text.length() != 3 || !upper(text.charAt(0)) || !upper(text.charAt(1)) || !upper(text.charAt(2))) {
            throw format.broken();
        }
    }

    private static boolean upper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
