package io.socialsignals.analytics.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Rules for posts that say nothing. Each names its reason, so that the funnel can count them apart. The rules on copies
 * and bursts look at pairs of posts, each at the earlier one's expense: what they find does not depend on the order in
 * which pairs are compared, and a post that comes late can make later ones spam, never clear them.
 */
public final class SpamRules {
    /** Links per word, and links at the least, from which a post is only links. */
    private static final double LINK_RATIO = 0.4;

    private static final int LEAST_LINKS = 2;
    private static final int MOST_HASHTAGS = 12;
    private static final int MOST_MENTIONS = 12;
    /** Jaccard similarity of near-copies, in tenths. */
    static final int COPY_TENTHS = 8;
    /** Jaccard similarity of texts that were filled into one form, in tenths. */
    static final int FORM_TENTHS = 5;

    /** How long an author's posts count towards a burst, milliseconds. */
    public static final long BURST = 600_000;

    private SpamRules() {}

    /** Why a post is spam. Of several that hold, the first counts. */
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

        /** The name that is stored. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The rules that the text alone can meet: its first reason, else null. */
    public static @Nullable Reason ofText(String text) {
        int links = Terms.links(text);
        if (links >= LEAST_LINKS && links >= LINK_RATIO * Terms.words(text).size()) {
            return Reason.LINKS;
        }
        return count(text, '#') > MOST_HASHTAGS || count(text, '@') > MOST_MENTIONS ? Reason.STUFFING : null;
    }

    /** Lets the later of two posts know that its author, if it is the same, has just posted. True if it is told. */
    public static boolean compareAuthors(PrintedPost earlier, PrintedPost later) {
        boolean counts = later.at - earlier.at < BURST && later.author.equals(earlier.author);
        later.byAuthor += counts ? 1 : 0;
        return counts;
    }

    /** Lets the later of two posts know how like the earlier one it is. True if that is told. */
    public static boolean compareTexts(PrintedPost earlier, PrintedPost later, SpamLimits limits) {
        if (later.at - earlier.at >= limits.memory()) {
            return false;
        }
        PrintedPost.Likeness likeness = later.likeness(earlier);
        boolean copy = likeness.common() > 0 && 10 * likeness.common() >= COPY_TENTHS * likeness.all();
        boolean form = likeness.otherNumbers() && 10 * likeness.common() >= FORM_TENTHS * likeness.all();
        later.copies += copy ? 1 : 0;
        later.filledIn |= form;
        return copy || form;
    }

    /** The rules that earlier posts have to do with: the first reason that holds so far, else null. */
    public static @Nullable Reason ofEarlier(PrintedPost post, SpamLimits limits) {
        if (post.byAuthor >= limits.burst()) {
            return Reason.BURST;
        }
        if (post.copies >= limits.copies()) {
            return Reason.DUPLICATE;
        }
        return post.filledIn ? Reason.TEMPLATE : null;
    }

    private static int count(String text, char sign) {
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            count += text.charAt(i) == sign ? 1 : 0;
        }
        return count;
    }
}
