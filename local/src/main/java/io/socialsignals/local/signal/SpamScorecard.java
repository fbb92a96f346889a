package io.socialsignals.local.signal;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.analytics.text.SpamRules;
import io.socialsignals.analytics.text.SpamRules.Reason;
import io.socialsignals.events.Post;
import io.socialsignals.job.enrich.ProductMatcher;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.text.TextKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often the rules of spam and near-copies are right: on simulated posts, whose kind is known, and on real ones. */
public final class SpamScorecard {
    private static final SpamLimits LIMITS = SpamLimits.standard();
    private static final Set<TextKind> PLANTED = Set.of(TextKind.SPAM, TextKind.NEAR_DUPLICATE);
    /** Distance of real posts, whose times are not known: as many as a well-known product has. */
    private static final long APART = 72_000;

    private SpamScorecard() {}

    /**
     * @param scenario null leaves the simulator out
     * @param texts real posts, taken as posts of as many authors about one product; empty leaves them out
     */
    public static Scorecard run(@Nullable Scenario scenario, List<String> texts) {
        List<Row> rows = new ArrayList<>();
        if (scenario != null) {
            simulated(scenario, rows);
        }
        if (!texts.isEmpty()) {
            List<PrintedPost> posts = new ArrayList<>();
            int byText = 0;
            for (int i = 0; i < texts.size(); i++) {
                posts.add(PrintedPost.of(Integer.toString(i), Integer.toString(i), i * APART, false, texts.get(i)));
                byText += SpamRules.ofText(texts.get(i)) == null ? 0 : 1;
            }
            compareAll(posts);
            Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
            posts.forEach(post -> count(reasons, SpamRules.ofEarlier(post, LIMITS)));
            rows.add(Row.stated("real posts: flagged by links and stuffing", byText / (double) texts.size()));
            for (Reason reason : List.of(Reason.DUPLICATE, Reason.TEMPLATE)) {
                rows.add(Row.stated(
                        "real posts: flagged as " + reason.label(),
                        reasons.getOrDefault(reason, 0) / (double) texts.size()));
            }
        }
        return new Scorecard("Spam and near-copies, " + texts.size() + " real posts", rows);
    }

    private static void simulated(Scenario scenario, List<Row> rows) {
        ProductMatcher matcher = new ProductMatcher(
                scenario.products().stream().map(Scenario.Line::product).toList());
        Map<String, List<PrintedPost>> products = new TreeMap<>();
        Map<PrintedPost, TextKind> kinds = new HashMap<>();
        Map<PrintedPost, Reason> byText = new HashMap<>();
        Simulation simulation = Simulation.of(scenario);
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            if (record.event() instanceof Post post && record.fault() == null && record.label() != null) {
                List<String> named = matcher.match(post.text(), post.hashtags());
                if (!named.isEmpty()) {
                    PrintedPost print =
                            PrintedPost.of(post.id(), post.authorId(), post.at(), post.repostOf() != null, post.text());
                    products.computeIfAbsent(named.get(0), product -> new ArrayList<>())
                            .add(print);
                    kinds.put(print, record.label().kind());
                    Reason reason = SpamRules.ofText(post.text());
                    if (reason != null) {
                        byText.put(print, reason);
                    }
                }
            }
        }
        Map<TextKind, int[]> found = new TreeMap<>();
        Map<Reason, Integer> honest = new EnumMap<>(Reason.class);
        int honestPosts = 0;
        for (List<PrintedPost> posts : products.values()) {
            compareAll(posts);
            for (PrintedPost post : posts) {
                Reason reason = byText.containsKey(post) ? byText.get(post) : SpamRules.ofEarlier(post, LIMITS);
                TextKind kind = kinds.getOrDefault(post, TextKind.PLAIN);
                if (PLANTED.contains(kind)) {
                    int[] sums = found.computeIfAbsent(kind, any -> new int[2]);
                    sums[0] += reason == null ? 1 : 0;
                    sums[1]++;
                } else {
                    count(honest, reason);
                    honestPosts++;
                }
            }
        }
        found.forEach((kind, sums) -> rows.add(Row.stated(
                "simulated " + kind.name().toLowerCase(Locale.ROOT) + ": missed", sums[0] / (double) sums[1])));
        for (Reason reason : Reason.values()) {
            rows.add(Row.stated(
                    "simulated posts of other kinds: flagged as " + reason.label(),
                    honest.getOrDefault(reason, 0) / (double) Math.max(1, honestPosts)));
        }
    }

    /** Every pair within the memory, in any order. */
    private static void compareAll(List<PrintedPost> posts) {
        posts.sort(PrintedPost.ORDER);
        for (int i = 0; i < posts.size(); i++) {
            PrintedPost later = posts.get(i);
            for (int j = i - 1; j >= 0 && later.at - posts.get(j).at < LIMITS.memory(); j--) {
                SpamRules.compareAuthors(posts.get(j), later);
                SpamRules.compareTexts(posts.get(j), later, LIMITS);
            }
        }
    }

    private static void count(Map<Reason, Integer> reasons, @Nullable Reason reason) {
        if (reason != null) {
            reasons.merge(reason, 1, Integer::sum);
        }
    }
}
