package io.socialsignals.job.enrich;

import io.socialsignals.analytics.engagement.EngagementVelocity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What is remembered of a post whose engagement may still change. A Flink POJO. */
public final class PostLife {
    /** Null while only its engagement has been seen. */
    public @Nullable PostSeen post;
    /** Event time at which it is forgotten, epoch milliseconds UTC. */
    public long until;
    /** In order; all that may get a new neighbour, and the newest of those that may not. */
    public List<Snapshot> snapshots = new ArrayList<>();

    /** The fastest stretch of those that ended with a forgotten snapshot or with the first that is left. */
    public EngagementVelocity velocity = new EngagementVelocity();

    /** Whether the stretch that ends with the first snapshot is part of {@link #velocity}. */
    public boolean firstStretchKept;

    /** Inserts in order; the index, or -1 if the snapshot is there already. */
    int insert(Snapshot snapshot) {
        int i = snapshots.size();
        while (i > 0) {
            int order = snapshots.get(i - 1).compareTo(snapshot);
            if (order == 0) {
                return -1;
            }
            if (order < 0) {
                break;
            }
            i--;
        }
        snapshots.add(i, snapshot);
        return i;
    }

    @Nullable
    Snapshot before(int index) {
        return index == 0 ? null : snapshots.get(index - 1);
    }

    /** Forgets the oldest snapshots while the one after them is settled too. */
    void forget(Predicate<Snapshot> settled) {
        int old = 0;
        while (old + 1 < snapshots.size() && settled.test(snapshots.get(old + 1))) {
            old++;
        }
        if (old > 0) {
            velocity = velocity(old + 1);
            firstStretchKept = true;
            snapshots.subList(0, old).clear();
        }
    }

    /** Velocity over all stretches so far; the post must be known. */
    EngagementVelocity velocity() {
        return velocity(snapshots.size());
    }

    private EngagementVelocity velocity(int end) {
        EngagementVelocity all = velocity.copy();
        long created = post == null ? 0 : post.at();
        for (int i = firstStretchKept ? 1 : 0; i < end; i++) {
            Snapshot to = snapshots.get(i);
            Snapshot from = before(i);
            long gained = to.engagements() - (from == null ? 0 : from.engagements());
            all.add(created, from == null ? created : from.at(), to.at(), gained);
        }
        return all;
    }
}
