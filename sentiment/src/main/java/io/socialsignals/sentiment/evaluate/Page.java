package io.socialsignals.sentiment.evaluate;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A page in Markdown, line by line. */
final class Page {
    private final StringBuilder text = new StringBuilder();

    /** Adds a line; a format of its own only if there are values. */
    void line(String format, @Nullable Object... values) {
        text.append(values.length == 0 ? format : String.format(Locale.ROOT, format, values))
                .append('\n');
    }

    void heading(String format, Object... values) {
        line("");
        line("## " + format, values);
        line("");
    }

    /** A table's first two lines. */
    void columns(String... names) {
        line("| " + String.join(" | ", names) + " |");
        line("|" + " --- |".repeat(names.length));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
