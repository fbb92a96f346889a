package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.SentimentException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the class that people gave it.
 *
 * @param label 0 negative, 1 neutral, 2 positive
 * @param text as written
 */
public record LabelledText(int label, String text) {

    /**
     * Reads tab-separated lines of label and text. Lines with another label, or without a tab, are left out: corpora
     * mark what is irrelevant that way.
     *
     * @throws SentimentException if the file cannot be read or holds no labelled line
     */
    public static List<LabelledText> read(Path file) {
        String content;
        try {
            content = Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new SentimentException("the labelled texts at " + file + " cannot be read", e);
        }
        List<LabelledText> texts = new ArrayList<>();
        // Only line feeds part lines: some texts hold other separators.
        int from = 0;
        while (from < content.length()) {
            int end = content.indexOf('\n', from);
            end = end < 0 ? content.length() : end;
            if (end - from > 2 && content.charAt(from + 1) == '\t') {
                int label = content.charAt(from) - '0';
                if (label >= 0 && label <= 2) {
                    texts.add(new LabelledText(
                            label, content.substring(from + 2, end).strip()));
                }
            }
            from = end + 1;
        }
        if (texts.isEmpty()) {
            throw new SentimentException("there is no line 'LABEL<tab>TEXT' with a label 0, 1 or 2 in " + file);
        }
        return texts;
    }
}
