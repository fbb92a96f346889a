package io.socialsignals.simulators.tally;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.events.Review;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.simulators.record.EventParts;
import io.socialsignals.simulators.record.SimRecord;
import io.socialsignals.simulators.record.Undecodable;
import io.socialsignals.simulators.text.TextKind;
import io.socialsignals.simulators.text.TextLabel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the tables must hold from the records that are sent, in the order in which each partition gets them,
 * without any code of the job. Writes one file per table; {@link Verifier} compares them with a database.
 *
 * <p>Memory holds some hours of rows, a few numbers per post and the rows of journeys, not the records.
 */
public final class Tally implements Consumer<SimRecord>, AutoCloseable {
    static final int POSTS = 0;
    static final int POSTS_SCORED = 1;
    static final int REPOSTS = 2;
    static final int FOLLOWERS = 3;
    static final int LIKES = 4;
    static final int SOCIAL_LATE = 12;

    private static final long MINUTE = 60_000;
    private static final long EARLIEST = 946_684_800_000L;
    private static final long MARGIN = 2 * 60 * MINUTE;
    private static final long SPAM_MARGIN = 60 * MINUTE;

    private final Path directory;
    private final RowFiles files;
    private final OpenRows rows;
    private final SeenRecords seen;
    private final EngagementDeltas engagement;
    private final JourneyAccount journeys;
    private final SpamAccount spam;
    private final NamedProducts named = new NamedProducts();
    private final long disorder;
    private final long lateness;
    private final long maxAhead;
    private final Map<String, long[]> newest = new HashMap<>();
    private long records;
    private boolean labelled = true;
    private long now = Long.MIN_VALUE;

    /** A tally for a job with the given settings, written into a directory (made if needed, files replaced). */
    public Tally(Path directory, TallyRules rules) {
        this.directory = directory;
        this.files = new RowFiles(directory);
        this.disorder = rules.disorder().toMillis();
        this.lateness = rules.lateness().toMillis();
        this.maxAhead = rules.maxAhead().toMillis();
        long kept = disorder + lateness + MARGIN;
        this.rows = new OpenRows(files, kept);
        this.seen = new SeenRecords(kept);
        this.engagement = new EngagementDeltas(rows, kept);
        this.spam = new SpamAccount(rules, disorder + lateness + SPAM_MARGIN);
        this.journeys = new JourneyAccount(rules.gap().toMillis(), kept);
    }

    static long minute(long at) {
        return Math.floorDiv(at, MINUTE) * MINUTE;
    }

    @Override
    public void accept(SimRecord record) {
        records++;
        if (record.timestamp() > now) {
            now = record.timestamp();
            spam.settle(now);
            rows.settle(now);
        }
        String topic = record.topic();
        funnel(record, "raw", "");
        Object event = record.event();
        FaultRules.Verdict verdict = foreseen(record);
        if (verdict != null) {
            reject(record, verdict);
            return;
        }
        long at = EventParts.at(event);
        boolean overdue = false;
        if (!(event instanceof Product)) {
            long[] partitions = newest.computeIfAbsent(topic, t -> new long[256]);
            long shown = partitions[record.partition()];
            verdict = judge(at, record.timestamp(), shown);
            if (verdict == null) {
                overdue = shown > 0 && minute(at) + MINUTE + disorder < shown;
                partitions[record.partition()] = Math.max(shown, at);
            }
        }
        if (verdict != null) {
            reject(record, verdict);
            return;
        }
        funnel(record, "valid", "");
        if (event instanceof Product product) {
            // The catalogue holds the newest state of each product: no copy is looked for, every one counts as unique.
            named.add(product);
            funnel(record, "unique", "");
            return;
        }
        if (!seen.isFirst(topic, EventParts.id(event), at, now)) {
            funnel(record, "duplicate", "");
            return;
        }
        funnel(record, "unique", "");
        count(record, event, overdue);
    }

    /** The verdict on what the bytes alone show. */
    private static FaultRules.@Nullable Verdict foreseen(SimRecord record) {
        if (record.event() instanceof Undecodable u) {
            return new FaultRules.Verdict(u.kind(), u.rule());
        }
        return record.fault() == null ? null : FaultRules.of(record.fault(), record.topic());
    }

    private FaultRules.@Nullable Verdict judge(long at, long timestamp, long shown) {
        if (at < EARLIEST) {
            return new FaultRules.Verdict("invalid", "time.too_early");
        }
        if (at > timestamp + maxAhead) {
            return new FaultRules.Verdict("future", "time.ahead");
        }
        return shown > 0 && at < shown - disorder - lateness ? new FaultRules.Verdict("late", "late.partition") : null;
    }

    private void count(SimRecord record, Object event, boolean overdue) {
        if (event instanceof CommerceEvent e) {
            commerce(e, overdue);
            DetailAccount.add(rows, e);
            journeys.add(e, now);
        } else if (event instanceof Engagement e) {
            if (!engagement.snapshot(e, overdue, now)) {
                // Admitted, but of no use without its post.
                expire(record, new FaultRules.Verdict("invalid", "engagement.orphan"));
            }
        } else if (event instanceof Post e) {
            post(record, e, overdue);
        } else if (event instanceof Review e) {
            review(record, e, overdue);
        } else if (event instanceof SearchInterest e) {
            rows.set(
                    TallyTable.SEARCH_INTEREST,
                    RowKey.of(minute(e.at()), e.term(), e.region()),
                    e.value() + "\t" + e.bucketSeconds());
        } else if (event instanceof CampaignSpend e) {
            rows.set(
                    TallyTable.CAMPAIGN_SPEND,
                    RowKey.of(minute(e.at()), e.campaign(), e.productId(), e.currency()),
                    e.costMinor() + "\t" + e.bucketSeconds());
        }
    }

    private void commerce(CommerceEvent e, boolean overdue) {
        long[] sums = rows.sums(
                TallyTable.COMMERCE_METRICS, RowKey.of(minute(e.at()), e.productId(), e.region(), e.currency()));
        switch (e.type()) {
            case VIEW:
                sums[0]++;
                break;
            case CART:
                sums[1]++;
                break;
            case PURCHASE:
                sums[2]++;
                sums[3] += e.quantity();
                sums[4] += e.amountMinor();
                break;
            case RETURN:
                sums[5]++;
                sums[6] += e.quantity();
                sums[7] += e.amountMinor();
                break;
        }
        sums[8] += overdue ? 1 : 0;
    }

    private void post(SimRecord record, Post e, boolean overdue) {
        List<String> products = named.in(e);
        engagement.post(e.id(), e.platform(), products);
        if (products.isEmpty()) {
            funnel(record, "irrelevant", "");
            return;
        }
        funnel(record, "relevant", "");
        String status = status(record);
        spam.add(e, products.get(0), reason -> judged(record, e, overdue, products, status, reason));
    }

    /** A minute of spam has its row, but only the late events count in it. */
    private void judged(SimRecord record, Post e, boolean overdue, List<String> products, String status, String spam) {
        boolean counts = spam.isEmpty();
        funnel(record, counts ? "counted" : "spam", spam);
        for (String product : products) {
            long[] sums = rows.sums(TallyTable.SOCIAL_METRICS, RowKey.of(minute(e.at()), product, e.platform()));
            sums[SOCIAL_LATE] += overdue ? 1 : 0;
            if (counts) {
                sums[POSTS]++;
                sums[POSTS_SCORED] += status.equals("SCORED") ? 1 : 0;
                sums[REPOSTS] += e.repostOf() == null ? 0 : 1;
                sums[FOLLOWERS] += e.authorFollowers();
            }
        }
        rows.set(
                TallyTable.SCORED_POSTS,
                RowKey.of(e.at(), e.id()),
                RowKey.joined(
                        e.platform(),
                        Long.toString(e.authorFollowers()),
                        String.join(" ", products),
                        e.repostOf(),
                        e.campaign(),
                        status,
                        counts ? null : spam));
    }

    private void review(SimRecord record, Review e, boolean overdue) {
        String status = status(record);
        long[] sums = rows.sums(TallyTable.REVIEW_METRICS, RowKey.of(minute(e.at()), e.productId()));
        sums[0]++;
        sums[1] += e.survey() ? 1 : 0;
        sums[2] += e.stars();
        sums[3] += status.equals("SCORED") ? 1 : 0;
        sums[4] += overdue ? 1 : 0;
        rows.set(
                TallyTable.SCORED_REVIEWS,
                RowKey.of(e.at(), e.id()),
                RowKey.joined(e.productId(), e.survey() ? "t" : "f", Integer.toString(e.stars()), e.orderId(), status));
    }

    /** What becomes of a text; empty where nobody knows its language. Counts it. */
    private String status(SimRecord record) {
        TextLabel label = record.label();
        if (label == null) {
            labelled = false;
            return "";
        }
        if (label.scorable()) {
            funnel(record, "scored", "");
            return "SCORED";
        }
        String status = label.kind() == TextKind.NO_CONTENT ? "NO_CONTENT" : "LANGUAGE_UNSUPPORTED";
        funnel(record, "unscored", status);
        return status;
    }

    private void reject(SimRecord record, FaultRules.Verdict verdict) {
        funnel(record, "rejected", verdict.kind() + "/" + verdict.rule());
        countRejected(record, verdict);
    }

    private void expire(SimRecord record, FaultRules.Verdict verdict) {
        funnel(record, "expired", verdict.kind() + "/" + verdict.rule());
        countRejected(record, verdict);
    }

    private void countRejected(SimRecord record, FaultRules.Verdict verdict) {
        rows.sums(
                        TallyTable.REJECTED_COUNTS,
                        RowKey.of(minute(record.timestamp()), record.topic(), verdict.kind(), verdict.rule()))[0]++;
    }

    private void funnel(SimRecord record, String stage, String reason) {
        add(record, stage, reason, 1);
    }

    private void add(SimRecord record, String stage, String reason, long count) {
        rows.sums(TallyTable.PIPELINE_FUNNEL, RowKey.of(minute(record.timestamp()), record.topic(), stage, reason))[
                0] += count;
    }

    /** Records counted so far. */
    public long records() {
        return records;
    }

    /** Writes what is still open. */
    @Override
    public void close() {
        spam.settleAll();
        rows.settleAll();
        engagement.writeNewest(files);
        journeys.write(files);
        files.close();
        try {
            Files.writeString(
                    directory.resolve("tally.properties"), "records=" + records + "\nlabelled=" + labelled + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
