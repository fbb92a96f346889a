package io.socialsignals.job.enrich;

import io.socialsignals.events.Engagement;
import io.socialsignals.events.Rejected;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.EventCodec;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.CountingOperator;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.Minutes;
import io.socialsignals.job.ingest.Stage;
import io.socialsignals.job.pane.SocialCounts;
import io.socialsignals.job.pane.SocialFact;
import io.socialsignals.job.pane.TooLate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Turns cumulative counters of a post into what it gained from one snapshot to the next, for each product that it is
 * about. A snapshot between two known ones adds its own gain and takes as much from its successor's, so the sums do not
 * depend on arrival. Snapshots wait for their post; without one they are rejected once no post may come any more.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
public final class JoinEngagement extends CountingOperator<SocialFact>
        implements TwoInputStreamOperator<Ingested<Engagement>, PostSeen, SocialFact>,
                Triggerable<String, VoidNamespace> {
    /** The newest counters of posts. */
    public static final OutputTag<PostEngagement> NEWEST =
            new OutputTag<>("newest", TypeInformation.of(PostEngagement.class));

    private final long grace;
    private final long life;
    private transient ValueState<PostLife> lives;
    private transient InternalTimerService<VoidNamespace> timers;

    /**
     * @param eventTime its disorder and lateness say how long a snapshot waits for its post
     * @param life how long after its creation a post's engagement is followed
     */
    public JoinEngagement(JobConfig.EventTime eventTime, Duration life) {
        super(Topics.ENGAGEMENT);
        this.grace = eventTime.grace().toMillis();
        this.life = life.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        lives = getRuntimeContext()
                .getState(new ValueStateDescriptor<>("post-lives", TypeInformation.of(PostLife.class)));
        timers = getInternalTimerService("post-lives", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement1(StreamRecord<Ingested<Engagement>> element) throws Exception {
        Snapshot snapshot = Snapshot.of(element.getValue());
        if (timers.currentWatermark() >= closed(snapshot)) {
            TooLate.expire(
                    TooLate.afterIdle(Topics.ENGAGEMENT, snapshot.partition(), snapshot.offset(), snapshot.arrived()),
                    output);
            return;
        }
        PostLife known = lives.value();
        PostLife post = known == null ? new PostLife() : known;
        int index = post.insert(snapshot);
        if (index < 0) {
            funnel.add(snapshot.arrived(), Stage.DUPLICATE);
            return;
        }
        funnel.add(snapshot.arrived(), Stage.UNIQUE);
        PostSeen seen = post.post;
        if (seen == null) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closed(snapshot));
        } else {
            emit(post, seen, index, true);
            long now = timers.currentWatermark();
            post.forget(old -> closed(old) <= now);
        }
        lives.update(post);
    }

    @Override
    public void processElement2(StreamRecord<PostSeen> element) throws Exception {
        PostSeen seen = element.getValue();
        PostLife known = lives.value();
        PostLife post = known == null ? new PostLife() : known;
        if (post.post != null) {
            return;
        }
        post.post = seen;
        post.until = seen.at() + life;
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, post.until);
        for (int i = 0; i < post.snapshots.size(); i++) {
            emit(post, seen, i, false);
        }
        lives.update(post);
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        PostLife post = lives.value();
        if (post == null) {
            return;
        }
        if (post.post != null) {
            if (timer.getTimestamp() >= post.until) {
                lives.clear();
            }
            return;
        }
        List<Snapshot> waiting = new ArrayList<>();
        for (Snapshot snapshot : post.snapshots) {
            if (closed(snapshot) > timer.getTimestamp()) {
                waiting.add(snapshot);
            } else {
                orphan(snapshot);
            }
        }
        if (waiting.isEmpty()) {
            lives.clear();
        } else {
            post.snapshots = waiting;
            lives.update(post);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("posts know no processing time");
    }

    /** Gives the gain of one snapshot, and takes it from its successor if that one has been counted before. */
    private void emit(PostLife post, PostSeen seen, int index, boolean successorCounted) {
        if (seen.products().isEmpty()) {
            return;
        }
        Snapshot snapshot = post.snapshots.get(index);
        SocialCounts gained = snapshot.since(post.before(index));
        boolean isNewest = index + 1 == post.snapshots.size();
        if (isNewest || successorCounted) {
            Snapshot last = post.snapshots.get(post.snapshots.size() - 1);
            PostEngagement newest = new PostEngagement(seen, last.engagement(), post.velocity().peakHours);
            output.collect(NEWEST, new StreamRecord<>(newest, last.at()));
        }
        if (!isNewest && successorCounted) {
            collect(seen, snapshot, post.snapshots.get(index + 1).at(), gained.negated());
        }
        gained.lateEvents = snapshot.late() ? 1 : 0;
        collect(seen, snapshot, snapshot.at(), gained);
    }

    private void collect(PostSeen seen, Snapshot snapshot, long at, SocialCounts change) {
        for (String product : seen.products()) {
            SocialFact fact = new SocialFact(
                    product,
                    seen.platform(),
                    Topics.ENGAGEMENT,
                    at,
                    snapshot.arrived(),
                    snapshot.partition(),
                    snapshot.offset(),
                    change);
            output.collect(new StreamRecord<>(fact, at));
        }
    }

    private void orphan(Snapshot snapshot) {
        Rejected rejected = new Rejected(
                Topics.ENGAGEMENT,
                snapshot.partition(),
                snapshot.offset(),
                snapshot.arrived(),
                "invalid",
                "engagement.orphan",
                "no post with this id came in time",
                null,
                EventCodec.encode(snapshot.engagement()));
        TooLate.expire(rejected, output);
    }

    /** The watermark after which neither the snapshot's minute nor its post can change. */
    private long closed(Snapshot snapshot) {
        return Minutes.start(snapshot.at()) + Minutes.LENGTH + grace;
    }
}
