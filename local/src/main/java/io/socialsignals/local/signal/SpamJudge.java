package io.socialsignals.local.signal;

import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.analytics.text.SpamRules;
import io.socialsignals.analytics.text.SpamRules.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The job's verdicts on spam over posts in memory: the same prints, rules and limits, all posts of a product at once. */
final class SpamJudge {
    private static final SpamLimits LIMITS = SpamLimits.standard();

    private final List<PrintedPost> posts = new ArrayList<>();
    private final Map<PrintedPost, Reason> byText = new IdentityHashMap<>();

    /** Takes a post of the product; its verdict is told by {@link #verdicts}. */
    PrintedPost add(String id, String author, long at, boolean repost, String text) {
        PrintedPost print = PrintedPost.of(id, author, at, repost, text);
        posts.add(print);
        Reason reason = SpamRules.ofText(text);
        if (reason != null) {
            byText.put(print, reason);
        }
        return print;
    }

    /** All posts that were added. */
    List<PrintedPost> posts() {
        return posts;
    }

    /** Which of the posts are spam, and why. */
    Map<PrintedPost, Reason> verdicts() {
        posts.sort(PrintedPost.ORDER);
        Map<Long, Deque<PrintedPost>> marked = new HashMap<>();
        Map<PrintedPost, Reason> verdicts = new IdentityHashMap<>(byText);
        for (PrintedPost post : posts) {
            Deque<PrintedPost> sameAuthor = within(marked, post.authorMark(), post);
            for (PrintedPost earlier : sameAuthor) {
                SpamRules.compareAuthors(earlier, post);
            }
            sameAuthor.addLast(post);
            Set<PrintedPost> compared = new HashSet<>();
            for (long mark : post.textMarks()) {
                Deque<PrintedPost> alike = within(marked, mark, post);
                for (PrintedPost earlier : alike) {
                    if (post.copies < LIMITS.copies() && compared.add(earlier)) {
                        SpamRules.compareTexts(earlier, post, LIMITS);
                    }
                }
                alike.addLast(post);
            }
            Reason reason = SpamRules.ofEarlier(post, LIMITS);
            if (reason != null) {
                verdicts.putIfAbsent(post, reason);
            }
        }
        return verdicts;
    }

    private static Deque<PrintedPost> within(Map<Long, Deque<PrintedPost>> marked, long mark, PrintedPost post) {
        Deque<PrintedPost> known = marked.computeIfAbsent(mark, key -> new ArrayDeque<>());
        while (!known.isEmpty() && post.at - known.getFirst().at >= LIMITS.memory()) {
            known.removeFirst();
        }
        return known;
    }
}
