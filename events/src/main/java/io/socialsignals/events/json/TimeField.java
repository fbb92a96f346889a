package io.socialsignals.events.json;

/** An event time in epoch milliseconds; how far ahead it may be is judged by the reader, who knows the arrival. */
final class TimeField extends NumberField {
    TimeField(Schema schema, String name) {
        super(schema, name, Limits.EARLIEST, Long.MAX_VALUE, true);
    }

    @Override
    Rule range(Schema schema, long least, long most) {
        return GeneralRules.TOO_EARLY;
    }
}
