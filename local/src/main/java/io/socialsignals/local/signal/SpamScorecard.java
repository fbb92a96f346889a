package io.socialsignals.local.signal;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.text.SpamRules.Reason;
import io.socialsignals.events.Post;
import io.socialsignals.job.enrich.ProductMatcher;
import io.socialsignals.local.signal.RealPosts.RealPost;
import io.socialsignals.simulators.Simulation;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.text.TextKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often the rules of spam and near-copies are right: on simulated posts, whose kind is known, and on real ones. The
 * limits were chosen on the scenario's own seed and on the first 10,000 tweets; neither is judged here.
 */
public final class SpamScorecard {
    /** Enough for shares of some thousand posts each. */
    private static final int MOST_SEEDS = 5;

    private final Map<TextKind, int[]> planted = new TreeMap<>(Map.of(
            TextKind.SPAM, new int[2],
            TextKind.NEAR_DUPLICATE, new int[2]));

    private SpamScorecard() {}

    /**
     * @param scenario null leaves the simulator out; its seed is replaced
     * @param data folder with real posts; null leaves them out
     */
    public static Scorecard run(@Nullable Scenario scenario, long firstSeed, int seeds, @Nullable Path data)
            throws IOException {
        SpamScorecard card = new SpamScorecard();
        List<Row> rows = new ArrayList<>();
        if (scenario != null) {
            card.simulated(scenario, firstSeed, Math.min(seeds, MOST_SEEDS), rows);
        }
        for (RealPosts set : data == null ? List.<RealPosts>of() : RealPosts.of(data)) {
            rows.addAll(real(set).rows("real " + set.name() + ": flagged"));
        }
        return new Scorecard("Spam and near-copies, on posts that no limit was chosen on", rows);
    }

    private void simulated(Scenario scenario, long firstSeed, int seeds, List<Row> rows) {
        Flagged honest = new Flagged();
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            seed(scenario.seeded(seed), honest);
        }
        planted.forEach((kind, sums) -> {
            String name = "planted " + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            rows.add(Row.stated(name + ": missed", sums[0] / (double) Math.max(1, sums[1])));
            rows.add(Row.stated(name + ": posts", sums[1]));
        });
        rows.addAll(honest.rows("honest simulated posts: flagged"));
    }

    private void seed(Scenario scenario, Flagged honest) {
        ProductMatcher matcher = new ProductMatcher(
                scenario.products().stream().map(Scenario.Line::product).toList());
        Map<String, SpamJudge> judges = new TreeMap<>();
        Map<PrintedPost, TextKind> kinds = new IdentityHashMap<>();
        Simulation simulation = Simulation.of(scenario);
        while (simulation.hasNext()) {
            SimRecord record = simulation.next();
            if (record.event() instanceof Post post && record.fault() == null && record.label() != null) {
                List<String> named = matcher.match(post.text(), post.hashtags());
                if (!named.isEmpty()) {
                    PrintedPost print = judges.computeIfAbsent(named.get(0), product -> new SpamJudge())
                            .add(post.id(), post.authorId(), post.at(), post.repostOf() != null, post.text());
                    kinds.put(print, record.label().kind());
                }
            }
        }
        for (SpamJudge judge : judges.values()) {
            Map<PrintedPost, Reason> verdicts = judge.verdicts();
            for (PrintedPost post : judge.posts()) {
                int[] sums = planted.get(kinds.get(post));
                if (sums == null) {
                    honest.count(verdicts.get(post));
                } else {
                    sums[0] += verdicts.containsKey(post) ? 0 : 1;
                    sums[1]++;
                }
            }
        }
    }

    private static Flagged real(RealPosts set) {
        Map<String, SpamJudge> judges = new TreeMap<>();
        int number = 0;
        for (RealPost post : set.posts()) {
            String id = Integer.toString(number++);
            judges.computeIfAbsent(post.product(), product -> new SpamJudge())
                    .add(id, id, post.at(), post.repost(), post.text());
        }
        Flagged flagged = new Flagged();
        for (SpamJudge judge : judges.values()) {
            Map<PrintedPost, Reason> verdicts = judge.verdicts();
            judge.posts().forEach(post -> flagged.count(verdicts.get(post)));
        }
        return flagged;
    }

    /** Of posts that are no spam those that a rule takes for it. */
    private static final class Flagged {
        private final int[] reasons = new int[Reason.values().length];
        private int posts;

        void count(@Nullable Reason reason) {
            posts++;
            if (reason != null) {
                reasons[reason.ordinal()]++;
            }
        }

        List<Row> rows(String name) {
            List<Row> rows = new ArrayList<>();
            int sum = 0;
            for (Reason reason : Reason.values()) {
                int flagged = reasons[reason.ordinal()];
                sum += flagged;
                if (flagged > 0) {
                    rows.add(Row.stated(name + " as " + reason.label(), flagged / (double) posts));
                }
            }
            rows.add(0, Row.stated(name, sum / (double) Math.max(1, posts)));
            rows.add(Row.stated(name + ", of posts", posts));
            return rows;
        }
    }
}
