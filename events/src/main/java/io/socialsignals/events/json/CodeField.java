package io.socialsignals.events.json;

/** A short lower-case name, such as a platform. */
final class CodeField extends TextField {
    private final Rule format;

    CodeField(Schema schema, String name, boolean required) {
        super(schema, name, Limits.CODE, required, false);
        this.format = rule(schema, "format", "has a character other than a-z, 0-9, '.', '_' and '-'");
    }

    @Override
    void check(String text) throws DecodeException {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!allowed(c)) {
                throw format.broken();
            }
        }
    }

    private static boolean allowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
    }
}
