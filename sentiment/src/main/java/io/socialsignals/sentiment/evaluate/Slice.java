package io.socialsignals.sentiment.evaluate;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A kind of text that models find hard, judged on its own.
 *
 * @param name of the slice
 * @param holds whether a text as written belongs to it
 */
public record Slice(String name, Predicate<String> holds) {
    private static final int SHORT = 10;
    private static final int LONG = 25;

    /** The slices of every report. */
    public static final List<Slice> ALL = List.of(
            new Slice(
                    "negation",
                    pattern("(?i)\\b(not|no|never|nothing|nobody|cannot|without|hardly)\\b|n['\u2019]t\\b")),
            new Slice(
                    "emoji or emoticon",
                    pattern("[:;=]['o*-]?[)(DP\\]\\[]|<3|[\\x{2600}-\\x{27BF}\\x{1F300}-\\x{1FAFF}]")),
            new Slice(
                    "sarcasm marked",
                    pattern("(?i)#(sarcasm|sarcastic|irony|not)\\b|\\byeah,? right\\b|\\boh great\\b")),
            new Slice("contrast (but, although)", pattern("(?i)\\b(but|although|though|however|yet)\\b")),
            new Slice("question", text -> text.indexOf('?') >= 0),
            new Slice("short (under 10 words)", text -> words(text) < SHORT),
            new Slice("10 to 24 words", text -> words(text) >= SHORT && words(text) < LONG),
            new Slice("long (25 words and more)", text -> words(text) >= LONG));

    private static Predicate<String> pattern(String regex) {
        return Pattern.compile(regex).asPredicate();
    }

    private static int words(String text) {
        int words = 0;
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            boolean space = Character.isWhitespace(text.charAt(i));
            words += !space && !inside ? 1 : 0;
            inside = !space;
        }
        return words;
    }
}
