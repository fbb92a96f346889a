package io.socialsignals.simulators.tally;

import io.socialsignals.events.Engagement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the snapshots of a post add to its products' minutes: each the difference to the one before it in the order of
 * (time, id), the first one everything.
 */
final class EngagementDeltas {
    private final OpenRows rows;
    private final long kept;
    private final Map<String, Life> lives = new HashMap<>();

    EngagementDeltas(OpenRows rows, long kept) {
        this.rows = rows;
        this.kept = kept;
    }

    void post(String id, String platform, List<String> products) {
        lives.put(id, new Life(platform, products));
    }

    /** False if no such post was admitted. */
    boolean snapshot(Engagement e, boolean overdue, long now) {
        Life life = lives.get(e.postId());
        if (life == null) {
            return false;
        }
        if (life.products().isEmpty()) {
            return true;
        }
        RowKey key = new RowKey(e.at(), e.id());
        long[] counters = counters(e);
        var before = life.snapshots().lowerEntry(key);
        var after = life.snapshots().higherEntry(key);
        long[] gained = minus(
                counters,
                before == null ? new long[counters.length] : before.getValue().counters());
        add(life, e.at(), gained, 1, overdue);
        if (after != null) {
            add(life, after.getKey().time(), gained, -1, false);
        }
        life.snapshots().put(key, new Counted(counters, e));
        while (life.snapshots().size() > 1) {
            RowKey second = life.snapshots().higherKey(life.snapshots().firstKey());
            if (second == null || second.time() > now - kept) {
                break;
            }
            life.snapshots().pollFirstEntry();
        }
        return true;
    }

    /** The newest counters of every post that has some, in the order of their time and the post. */
    void writeNewest(RowFiles files) {
        List<RowKey> keys = new ArrayList<>();
        Map<RowKey, String> values = new HashMap<>();
        lives.forEach((post, life) -> {
            if (!life.snapshots().isEmpty()) {
                Engagement e = life.snapshots().lastEntry().getValue().event();
                RowKey key = RowKey.of(e.at(), post);
                keys.add(key);
                values.put(
                        key,
                        RowKey.joined(
                                life.platform(),
                                String.join(" ", life.products()),
                                text(e.likes()),
                                text(e.comments()),
                                text(e.shares()),
                                text(e.saves()),
                                text(e.clicks()),
                                text(e.profileVisits()),
                                e.reach() == null ? null : text(e.reach()),
                                e.impressions() == null ? null : text(e.impressions()),
                                e.authorFollowers() == null ? null : text(e.authorFollowers())));
            }
        });
        keys.sort(null);
        for (RowKey key : keys) {
            files.write(TallyTable.POST_ENGAGEMENT, key, java.util.Objects.requireNonNull(values.get(key)));
        }
    }

    private void add(Life life, long at, long[] gained, int sign, boolean overdue) {
        for (String product : life.products()) {
            long[] sums = rows.sums(TallyTable.SOCIAL_METRICS, RowKey.of(Tally.minute(at), product, life.platform()));
            for (int i = 0; i < gained.length; i++) {
                sums[Tally.LIKES + i] += sign * gained[i];
            }
            sums[Tally.SOCIAL_LATE] += overdue ? 1 : 0;
        }
    }

    private static long[] counters(Engagement e) {
        return new long[] {
            e.likes(),
            e.comments(),
            e.shares(),
            e.saves(),
            e.clicks(),
            e.profileVisits(),
            e.reach() == null ? 0 : e.reach(),
            e.impressions() == null ? 0 : e.impressions()
        };
    }

    private static long[] minus(long[] a, long[] b) {
        long[] out = new long[a.length];
        for (int i = 0; i < a.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static String text(long value) {
        return Long.toString(value);
    }

    private record Counted(long[] counters, Engagement event) {}

    private record Life(String platform, List<String> products, TreeMap<RowKey, Counted> snapshots) {
        Life(String platform, List<String> products) {
            this(platform, products, new TreeMap<>());
        }
    }
}
