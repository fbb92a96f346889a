package io.socialsignals.job.enrich;

import io.socialsignals.events.Engagement;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.pane.SocialCounts;
import org.jspecify.annotations.Nullable;

/** An engagement snapshot as a post remembers it, with where Kafka had it. Ordered by time, then id. */
public record Snapshot(Engagement engagement, long arrived, int partition, long offset, boolean late)
        implements Comparable<Snapshot> {

    static Snapshot of(Ingested<Engagement> ingested) {
        return new Snapshot(ingested.get(), ingested.arrived, ingested.partition, ingested.offset, ingested.overdue);
    }

    long at() {
        return engagement.at();
    }

    /** Likes, comments and shares. */
    long engagements() {
        return engagement.likes() + engagement.comments() + engagement.shares();
    }

    @Override
    public int compareTo(Snapshot other) {
        int order = Long.compare(at(), other.at());
        return order != 0 ? order : engagement.id().compareTo(other.engagement.id());
    }

    /** What was gained since the other snapshot, or since the post was made if there is none. */
    SocialCounts since(@Nullable Snapshot before) {
        SocialCounts gained = counters(1);
        if (before != null) {
            gained.add(before.counters(-1));
        }
        return gained;
    }

    /** The counters times a factor; 0 where the platform does not tell. */
    private SocialCounts counters(long factor) {
        SocialCounts counters = new SocialCounts();
        counters.likes = factor * engagement.likes();
        counters.comments = factor * engagement.comments();
        counters.shares = factor * engagement.shares();
        counters.saves = factor * engagement.saves();
        counters.clicks = factor * engagement.clicks();
        counters.profileVisits = factor * engagement.profileVisits();
        Long reach = engagement.reach();
        counters.reach = reach == null ? 0 : factor * reach;
        Long impressions = engagement.impressions();
        counters.impressions = impressions == null ? 0 : factor * impressions;
        return counters;
    }
}
