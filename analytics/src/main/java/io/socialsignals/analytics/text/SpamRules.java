package io.socialsignals.analytics.text;

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
    /** Near-copies of a text, by any author, within a day. */
    static final int MOST_COPIES_A_DAY = 10;

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
        DUPLICATE
    }

    /**
     * @param postsOfAuthor posts of the author in the last ten minutes, this one included
     * @param copies near-copies of the text in the last day, this one included; reposts do not count
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
        return copies > MOST_COPIES_A_DAY ? Reason.DUPLICATE : null;
    }

    private static int count(String text, char sign) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }
}
