package io.socialsignals.analytics.text;

import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Rules for posts that say nothing. Each names its reason, so that the funnel can count them apart. */
public final class SpamRules {
    /** Links per word, and links at the least, from which a post is only links. */
    private static final double LINK_RATIO = 0.4;

    private static final int LEAST_LINKS = 2;
    private static final int MOST_HASHTAGS = 12;
    private static final int MOST_MENTIONS = 12;
    /** Posts of one author within ten minutes. */
    static final int MOST_POSTS_IN_TEN_MINUTES = 20;
    /** Near-copies of a text, by any author, within {@link #MEMORY}. */
    static final int MOST_COPIES = 10;

    private SpamRules() {}

    /** Why a post is spam. */
    public enum Reason {
        /** Hardly anything but web addresses. */
        LINKS,
        /** More hashtags or names than sentences hold. */
        STUFFING,
        /** Its author posts faster than people write. */
        BURST,
        /** The same text again and again. */
        DUPLICATE,
        /** A text that was there before with other numbers: it was filled into a form. */
        TEMPLATE;

        private int bit() {
            return 1 << ordinal();
        }
    }

    /** How long a text is remembered, milliseconds. */
    public static final long MEMORY = 12 * 3_600_000L;

    private static final long BURST = 600_000;

    /** The rules that the text alone meets, as bits. */
    public static int ofText(String text) {
        Reason reason = judge(text, 1, 1);
        return reason == null ? 0 : reason.bit();
    }

    /**
     * The rules about copies and bursts that a post meets, as bits. They look at earlier posts only and, with more of
     * those, are met more: a post that comes late can make later ones spam, never clear them.
     *
     * @param posts in their order, of {@link #MEMORY} and more
     * @param index of the post to judge
     */
    public static int meets(List<PrintedPost> posts, int index) {
        PrintedPost post = posts.get(index);
        int burst = 1;
        int copies = 1;
        int met = 0;
        for (int i = index - 1; i >= 0 && posts.get(i).at > post.at - MEMORY; i--) {
            PrintedPost earlier = posts.get(i);
            burst += earlier.at > post.at - BURST && earlier.author.equals(post.author) ? 1 : 0;
            if (!post.repost && !earlier.repost && post.isCopyOf(earlier)) {
                copies++;
                met |= post.hasOtherNumbersThan(earlier) ? Reason.TEMPLATE.bit() : 0;
            }
        }
        met |= burst > MOST_POSTS_IN_TEN_MINUTES ? Reason.BURST.bit() : 0;
        met |= copies > MOST_COPIES ? Reason.DUPLICATE.bit() : 0;
        return met;
    }

    /** Names of the rules that are met, lower case, separated by spaces; empty without any. */
    public static String names(int rules) {
        StringJoiner names = new StringJoiner(" ");
        for (Reason reason : Reason.values()) {
            if ((rules & reason.bit()) != 0) {
                names.add(reason.name().toLowerCase(Locale.ROOT));
            }
        }
        return names.toString();
    }

    /**
     * @param postsOfAuthor posts of the author in the last ten minutes, this one included
     * @param copies near-copies of the text that are remembered, this one included; reposts do not count
     * @return the first reason that holds, else null
     */
    public static @Nullable Reason judge(String text, int postsOfAuthor, int copies) {
        int links = Terms.links(text);
        int words = Terms.words(text).size();
        if (links >= LEAST_LINKS && links >= LINK_RATIO * words) {
            return Reason.LINKS;
        }
        if (count(text, '#') > MOST_HASHTAGS || count(text, '@') > MOST_MENTIONS) {
            return Reason.STUFFING;
        }
        if (postsOfAuthor > MOST_POSTS_IN_TEN_MINUTES) {
            return Reason.BURST;
        }
        return copies > MOST_COPIES ? Reason.DUPLICATE : null;
    }

    private static int count(String text, char sign) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }
}
