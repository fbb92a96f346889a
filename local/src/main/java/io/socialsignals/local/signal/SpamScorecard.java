package io.socialsignals.local.signal;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.text.SpamRules;
import io.socialsignals.events.Post;
import io.socialsignals.job.enrich.ProductMatcher;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.text.TextKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often the rules of spam and near-copies are right: on simulated posts, whose kind is known, and on real ones. */
public final class SpamScorecard {
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
                byText += SpamRules.ofText(texts.get(i)) == 0 ? 0 : 1;
            }
            int flagged = 0;
            for (int i = 0; i < posts.size(); i++) {
                flagged += SpamRules.meets(posts, i) == 0 ? 0 : 1;
            }
            rows.add(Row.stated("real posts: flagged by links and stuffing", byText / (double) texts.size()));
            rows.add(Row.stated("real posts: flagged as copies", flagged / (double) texts.size()));
        }
        return new Scorecard("Spam and near-copies, " + texts.size() + " real posts", rows);
    }

    private static void simulated(Scenario scenario, List<Row> rows) {
        ProductMatcher matcher = new ProductMatcher(
                scenario.products().stream().map(Scenario.Line::product).toList());
        Map<String, List<PrintedPost>> products = new TreeMap<>();
        Map<PrintedPost, TextKind> kinds = new HashMap<>();
        Map<PrintedPost, Integer> byText = new HashMap<>();
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
                    byText.put(print, SpamRules.ofText(post.text()));
                }
            }
        }
        Map<TextKind, int[]> found = new TreeMap<>();
        for (List<PrintedPost> posts : products.values()) {
            posts.sort(PrintedPost.ORDER);
            for (int i = 0; i < posts.size(); i++) {
                PrintedPost post = posts.get(i);
                int rules = SpamRules.meets(posts, i) | byText.getOrDefault(post, 0);
                int[] sums = found.computeIfAbsent(kinds.getOrDefault(post, TextKind.PLAIN), kind -> new int[2]);
                sums[0] += rules == 0 ? 0 : 1;
                sums[1]++;
            }
        }
        int[] honest = new int[2];
        found.forEach((kind, sums) -> {
            if (PLANTED.contains(kind)) {
                rows.add(Row.stated(
                        "simulated " + kind.name().toLowerCase(Locale.ROOT) + ": missed",
                        1 - sums[0] / (double) sums[1]));
            } else {
                honest[0] += sums[0];
                honest[1] += sums[1];
            }
        });
        rows.add(Row.stated("simulated posts of other kinds: flagged", honest[0] / (double) Math.max(1, honest[1])));
    }
}
