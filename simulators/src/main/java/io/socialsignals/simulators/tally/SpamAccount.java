package io.socialsignals.simulators.tally;

import io.socialsignals.events.Post;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which posts are spam, by the written rules: posts are judged in the order of (time, id), each by the earlier ones of
 * its first product, once the arrival clock says that no earlier one can come.
 */
final class SpamAccount {
    private static final Pattern LINK = Pattern.compile("(?:https?://|www\\.)\\S+");
    private static final Pattern NOT_WORDS = Pattern.compile("(?:https?://|www\\.)\\S+|@\\w+|&\\w+;|\\\\u[0-9a-f]{4}");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’][\\p{L}]+)*");
    private static final long BURST = 10 * 60_000;

    private final TallyRules rules;
    private final long kept;
    private final TreeMap<RowKey, Open> open = new TreeMap<>();
    private final Map<String, List<Judged>> products = new HashMap<>();
    private final Map<String, Map<String, ArrayDeque<Judged>>> byPair = new HashMap<>();

    /** @param kept milliseconds of arrival time after which no earlier post can come */
    SpamAccount(TallyRules rules, long kept) {
        this.rules = rules;
        this.kept = kept;
    }

    /** @param verdict is given the rule that the post breaks, empty for none */
    void add(Post post, String product, Consumer<String> verdict) {
        open.put(RowKey.of(post.at(), post.id()), new Open(post, product, verdict));
    }

    /** Judges what no earlier post can change any more, given that no record arrives before {@code now}. */
    void settle(long now) {
        while (!open.isEmpty() && open.firstKey().time() < now - kept) {
            Open next = open.pollFirstEntry().getValue();
            next.verdict().accept(judge(next.post(), next.product()));
        }
    }

    void settleAll() {
        settle(Long.MAX_VALUE);
    }

    private String judge(Post post, String product) {
        String text = post.text();
        Judged judged = new Judged(post.at(), post.authorId(), post.repostOf() == null ? pairs(text) : Map.of());
        List<Judged> earlier = products.computeIfAbsent(product, p -> new ArrayList<>());
        earlier.removeIf(e -> e.at() <= post.at() - BURST);
        long burst =
                earlier.stream().filter(e -> e.author().equals(post.authorId())).count();
        earlier.add(judged);
        String copied = copied(judged, byPair.computeIfAbsent(product, p -> new HashMap<>()));
        if (rules.spamMemory().isZero()) {
            return "";
        }
        long links = LINK.matcher(text).results().count();
        if (links >= 2 && links >= 0.4 * words(text).size()) {
            return "links";
        }
        if (text.chars().filter(c -> c == '#').count() > 12
                || text.chars().filter(c -> c == '@').count() > 12) {
            return "stuffing";
        }
        return burst >= rules.spamBurst() ? "burst" : copied;
    }

    private String copied(Judged post, Map<String, ArrayDeque<Judged>> known) {
        Map<Judged, int[]> common = new HashMap<>();
        post.pairs().forEach((pair, numbers) -> {
            ArrayDeque<Judged> others = known.computeIfAbsent(pair, p -> new ArrayDeque<>());
            while (!others.isEmpty()
                    && others.peekFirst().at() <= post.at() - rules.spamMemory().toMillis()) {
                others.pollFirst();
            }
            for (Judged other : others) {
                int[] sums = common.computeIfAbsent(other, o -> new int[2]);
                sums[0]++;
                sums[1] += numbers.equals(other.pairs().get(pair)) ? 0 : 1;
            }
            others.addLast(post);
        });
        int copies = 0;
        boolean filledIn = false;
        for (Map.Entry<Judged, int[]> entry : common.entrySet()) {
            int same = entry.getValue()[0];
            int all = post.pairs().size() + entry.getKey().pairs().size() - same;
            copies += 10 * same >= 8 * all ? 1 : 0;
            filledIn |= entry.getValue()[1] > 0 && 2 * same >= all;
        }
        return copies >= rules.spamCopies() ? "duplicate" : filledIn ? "template" : "";
    }

    /** Pairs of neighbouring words, any number as '#', with the pair as it stands where that hides a number. */
    private static Map<String, String> pairs(String text) {
        List<String> words = words(text);
        Map<String, String> pairs = new HashMap<>();
        for (int i = 1; i < words.size(); i++) {
            String plain = words.get(i - 1) + " " + words.get(i);
            String masked = masked(words.get(i - 1)) + " " + masked(words.get(i));
            pairs.putIfAbsent(masked, masked.indexOf('#') < 0 ? "" : plain);
        }
        return pairs.size() < 3 ? Map.of() : pairs;
    }

    private static String masked(String word) {
        return word.chars().anyMatch(Character::isDigit) ? "#" : word;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher =
                WORD.matcher(NOT_WORDS.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" "));
        while (matcher.find()) {
            words.add(matcher.group().replace('’', '\''));
        }
        return words;
    }

    private record Open(Post post, String product, Consumer<String> verdict) {}

    /** A post that has been judged; each is only like itself. */
    private static final class Judged {
        private final long at;
        private final String author;
        private final Map<String, String> pairs;

        Judged(long at, String author, Map<String, String> pairs) {
            this.at = at;
            this.author = author;
            this.pairs = pairs;
        }

        long at() {
            return at;
        }

        String author() {
            return author;
        }

        Map<String, String> pairs() {
            return pairs;
        }
    }
}
