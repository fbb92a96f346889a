package io.socialsignals.sentiment.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a post or review into the one form in which every model of this module sees it: escapes decoded, user names
 * and links masked ({@code @user}, {@code http}), emoji spelt out by their Unicode names (the encoders' vocabularies
 * hold no emoji), white space collapsed.
 */
public final class PostText {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+|\\b(?:t\\.co|bit\\.ly)/\\S+");
    private static final Pattern USER = Pattern.compile("(?<![\\w@])@\\w{1,30}");
    private static final Pattern EMOTICON = Pattern.compile("[:;=8][-o*']?[)(\\[\\]{}|/@]|<3");
    private static final Pattern SPACE = Pattern.compile("\\s+");
    private static final int MOST_EMOJI_IN_A_ROW = 2;
    /** Longer texts are cut: no model here reads more than about 500 characters. */
    private static final int MOST_CHARS = 2000;

    private PostText() {}

    /** Returns the text as the models read it; empty if nothing is left. */
    public static String of(String raw) {
        return spelt(masked(raw));
    }

    /** The first half of {@link #of}: escapes decoded, user names and links masked. */
    public static String masked(String raw) {
        return masked(raw, true, true);
    }

    /** Escapes decoded; user names and links masked as asked; nothing else changed. */
    public static String masked(String raw, boolean users, boolean links) {
        String text = wellFormed(raw.length() > MOST_CHARS ? raw.substring(0, MOST_CHARS) : raw);
        if (text.indexOf('\\') >= 0) {
            text = decodeEscapes(text);
        }
        if (text.indexOf('&') >= 0) {
            text = decodeEntities(text);
        }
        if (links && (text.indexOf('/') >= 0 || text.contains("www."))) {
            text = LINK.matcher(text).replaceAll("http");
        }
        if (users && text.indexOf('@') >= 0) {
            text = USER.matcher(text).replaceAll("@user");
        }
        return text;
    }

    /** The second half of {@link #of}: emoji spelt out, white space collapsed. */
    public static String spelt(String masked) {
        return SPACE.matcher(spellEmoji(masked)).replaceAll(" ").strip();
    }

    /** Whether a masked text says anything: some letter outside the masks, an emoji, or an emoticon. */
    public static boolean hasContent(String prepared) {
        int i = 0;
        while (i < prepared.length()) {
            if (prepared.startsWith("@user", i)) {
                i += 5;
            } else if (prepared.startsWith("http", i) && isWordEnd(prepared, i + 4)) {
                i += 4;
            } else if (Character.isLetter(prepared.codePointAt(i)) || isEmoji(prepared.codePointAt(i))) {
                return true;
            } else {
                i += Character.charCount(prepared.codePointAt(i));
            }
        }
        return EMOTICON.matcher(prepared).find();
    }

    private static boolean isWordEnd(String text, int at) {
        return at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    /** Half a surrogate pair, as from a cut text, becomes a space: no tokenizer takes it. */
    private static String wellFormed(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text);
            }
            out.setCharAt(i, ' ');
        }
        return out == null ? text : out.toString();
    }

    private static String decodeEscapes(String text) {
        String unquoted = text.replace("\\\"", "\"").replace("\\n", " ").replace("\\'", "'");
        Matcher matcher = ESCAPE.matcher(unquoted);
        return matcher.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    private static String decodeEntities(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static String spellEmoji(String text) {
        StringBuilder out = null;
        int last = -1;
        int run = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int width = Character.charCount(point);
            boolean emoji = isEmoji(point);
            if (emoji || isJoiner(point)) {
                if (out == null) {
                    out = new StringBuilder(text.length() + 32).append(text, 0, i);
                }
                if (emoji) {
                    run = point == last ? run + 1 : 1;
                    last = point;
                    String name = Character.getName(point);
                    if (name != null && run <= MOST_EMOJI_IN_A_ROW) {
                        out.append(' ').append(name.toLowerCase(Locale.ROOT)).append(' ');
                    }
                }
            } else {
                if (!Character.isWhitespace(point)) {
                    last = -1;
                }
                if (out != null) {
                    out.appendCodePoint(point);
                }
            }
            i += width;
        }
        return out == null ? text : out.toString();
    }

    private static boolean isEmoji(int point) {
        return (point >= 0x2600 && point <= 0x27BF) || (point >= 0x1F300 && point <= 0x1FAFF && !isSkinTone(point));
    }

    private static boolean isJoiner(int point) {
        return point == 0x200D || point == 0xFE0F || isSkinTone(point) || (point >= 0x1F1E6 && point <= 0x1F1FF);
    }

    private static boolean isSkinTone(int point) {
        return point >= 0x1F3FB && point <= 0x1F3FF;
    }
}
