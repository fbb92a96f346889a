package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.language.LanguageGate;
import io.socialsignals.sentiment.text.PostText;
import java.util.List;
import java.util.Map;

/** Which languages the gate finds. */
final class LanguageTable {
    private final Page page;
    private final LanguageGate gate = LanguageGate.english();

    LanguageTable(Page page) {
        this.page = page;
    }

    /** @param foreign reviews in Portuguese; may be empty */
    void write(Map<String, List<LabelledText>> sets, List<String> foreign) {
        page.heading("Language gate");
        page.columns("Texts", "Count", "Called English", "Called Portuguese", "Called another language");
        sets.forEach((name, texts) ->
                row(name, texts.stream().map(LabelledText::text).toList()));
        if (!foreign.isEmpty()) {
            row("Portuguese reviews (olist)", foreign);
            row(
                    "of these, 4 words and more",
                    foreign.stream()
                            .filter(text -> text.strip().split("\\s+", -1).length >= 4)
                            .toList());
        }
    }

    private void row(String name, List<String> texts) {
        int english = 0;
        int portuguese = 0;
        int other = 0;
        for (String text : texts) {
            String masked = PostText.masked(text);
            if (!PostText.hasContent(masked)) {
                continue;
            }
            String language = gate.languageOf(masked, null);
            english += language.equals("en") ? 1 : 0;
            portuguese += language.equals("pt") ? 1 : 0;
            other += language.equals("en") || language.equals("pt") ? 0 : 1;
        }
        page.line("| %s | %d | %d | %d | %d |", name, english + portuguese + other, english, portuguese, other);
    }
}
