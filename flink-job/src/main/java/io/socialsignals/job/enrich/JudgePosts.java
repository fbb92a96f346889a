package io.socialsignals.job.enrich;

import io.socialsignals.analytics.text.PrintedPost;
import io.socialsignals.analytics.text.SpamLimits;
import io.socialsignals.analytics.text.SpamRules;
import io.socialsignals.analytics.text.SpamRules.Reason;
import io.socialsignals.events.Post;
import io.socialsignals.events.Topics;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.CountingOperator;
import io.socialsignals.job.ingest.Identity;
import io.socialsignals.job.ingest.Minutes;
import io.socialsignals.job.ingest.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Tells spam from posts that count, keyed by the first product. Each pair of posts is compared once, when the second of
 * them comes, and only ever counts against the later one in event time: the last verdict of each post is the same in
 * any order of arrival. A verdict is told at once and again if it changes; it is final, and counted in the funnel, when
 * no earlier post can come any more.
 *
 * <p>State: a print per post for the memory of the rules, the post itself until its verdict is final.
 */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
public final class JudgePosts extends CountingOperator<JudgedPost>
        implements OneInputStreamOperator<ScoredPost, JudgedPost>, Triggerable<String, VoidNamespace> {
    /** Posts that count, each once, when its verdict is final: before the watermark closes its minute. */
    public static final OutputTag<ScoredPost> FINAL =
            new OutputTag<>("final-posts", TypeInformation.of(ScoredPost.class));

    private static final TypeInformation<PrintedPost> PRINT = Types.POJO(PrintedPost.class);

    private final long grace;
    private final SpamLimits limits;

    private transient MapState<Long, ScoredPost> open;
    private transient MapState<Long, PrintedPost> prints;
    private transient MapState<Long, long[]> minutes;
    private transient Marks marks;
    private transient InternalTimerService<VoidNamespace> timers;

    /** @param eventTime its disorder and lateness say until when an earlier post may come */
    public JudgePosts(JobConfig.EventTime eventTime, SpamLimits limits) {
        super(Topics.POSTS);
        this.grace = eventTime.grace().toMillis();
        this.limits = limits;
    }

    @Override
    public void open() throws Exception {
        super.open();
        var state = getRuntimeContext();
        open = state.getMapState(
                new MapStateDescriptor<>("open-posts", Types.LONG, TypeInformation.of(ScoredPost.class)));
        prints = state.getMapState(new MapStateDescriptor<>("prints", Types.LONG, PRINT));
        minutes = state.getMapState(new MapStateDescriptor<>("minutes", Types.LONG, Marks.LONGS));
        marks = new Marks(state.getMapState(new MapStateDescriptor<>("marks", Types.LONG, Marks.LONGS)));
        timers = getInternalTimerService("judged-posts", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement(StreamRecord<ScoredPost> element) throws Exception {
        ScoredPost scored = element.getValue();
        Post post = scored.post();
        long minute = Minutes.start(post.at());
        Reason byText = limits.memory() == 0 ? null : SpamRules.ofText(post.text());
        PrintedPost print = PrintedPost.of(
                post.id(),
                post.authorId(),
                post.at(),
                post.repostOf() != null,
                limits.memory() == 0 ? "" : post.text());
        print.told = byText == null ? "" : byText.label();
        if (timers.currentWatermark() >= closed(minute)) {
            // Only after an idle partition: where panes are filled it is rejected as too late.
            collect(new JudgedPost(scored, print.told, null));
            settle(scored, print.told);
            return;
        }
        long identity = Identity.of(post.id(), post.at());
        if (limits.memory() > 0) {
            compare(print, identity);
        }
        collect(new JudgedPost(scored, print.told, null));
        open.put(identity, scored);
        prints.put(identity, print);
        minutes.put(minute, Marks.with(minutes.get(minute), identity));
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closed(minute));
    }

    private void compare(PrintedPost print, long identity) throws Exception {
        Set<Long> changed = new HashSet<>();
        for (long other : marks.within(print.authorMark(), print.at, SpamRules.BURST)) {
            compare(print, other, true, changed);
        }
        marks.add(print.authorMark(), print.at, identity);
        Set<Long> compared = new HashSet<>();
        for (long mark : print.textMarks()) {
            for (long other : marks.within(mark, print.at, limits.memory())) {
                if (compared.add(other)) {
                    compare(print, other, false, changed);
                }
            }
            marks.add(mark, print.at, identity);
        }
        retell(print);
        for (long other : changed) {
            tellAgain(other);
        }
    }

    private void compare(PrintedPost print, long identity, boolean authors, Set<Long> changed) throws Exception {
        PrintedPost other = prints.get(identity);
        boolean isLater = PrintedPost.ORDER.compare(other, print) > 0;
        PrintedPost earlier = isLater ? print : other;
        PrintedPost later = isLater ? other : print;
        boolean told = authors
                ? SpamRules.compareAuthors(earlier, later)
                // Enough is enough: in a wave of copies the rest need not be compared.
                : later.copies < limits.copies() && SpamRules.compareTexts(earlier, later, limits);
        if (told && isLater) {
            prints.put(identity, other);
            changed.add(identity);
        }
    }

    /** Sets what is to be told of a post; true if that is new. */
    private boolean retell(PrintedPost print) {
        if (print.told.equals(Reason.LINKS.label()) || print.told.equals(Reason.STUFFING.label())) {
            return false; // These come first.
        }
        Reason reason = SpamRules.ofEarlier(print, limits);
        String told = reason == null ? "" : reason.label();
        boolean isNew = !told.equals(print.told);
        print.told = told;
        return isNew;
    }

    private void tellAgain(long identity) throws Exception {
        PrintedPost print = prints.get(identity);
        String before = print.told;
        ScoredPost scored = open.get(identity);
        if (scored != null && retell(print)) {
            prints.put(identity, print);
            collect(new JudgedPost(scored, print.told, before));
        }
    }

    private void collect(JudgedPost judged) {
        output.collect(new StreamRecord<>(judged, judged.post().at()));
    }

    private void settle(ScoredPost scored, String spam) {
        if (spam.isEmpty()) {
            funnel.add(scored.arrived(), Stage.COUNTED);
            output.collect(FINAL, new StreamRecord<>(scored, scored.post().at()));
        } else {
            funnel.add(scored.arrived(), Stage.SPAM, spam);
        }
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        // A time can close one minute and end the memory of another; each is a no-op where there is no such minute.
        long minute = timer.getTimestamp() - grace - Minutes.LENGTH;
        settleMinute(minute);
        forget(minute - limits.memory());
    }

    /** Settles what is still open of a minute, in the order of the posts. */
    private void settleMinute(long minute) throws Exception {
        long[] identities = minutes.get(minute);
        if (identities == null) {
            return;
        }
        List<PrintedPost> inOrder = new ArrayList<>();
        for (long identity : identities) {
            inOrder.add(prints.get(identity));
        }
        inOrder.sort(PrintedPost.ORDER);
        for (PrintedPost print : inOrder) {
            long identity = Identity.of(print.id, print.at);
            ScoredPost scored = open.get(identity);
            if (scored != null) {
                settle(scored, print.told);
                open.remove(identity);
            }
        }
        if (open.isEmpty()) {
            open.clear();
        }
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, closed(minute) + limits.memory());
    }

    private void forget(long minute) throws Exception {
        long[] identities = minutes.get(minute);
        if (identities == null) {
            return;
        }
        for (long identity : identities) {
            PrintedPost print = prints.get(identity);
            marks.remove(print.authorMark(), identity);
            for (long mark : print.textMarks()) {
                marks.remove(mark, identity);
            }
            prints.remove(identity);
        }
        minutes.remove(minute);
        if (minutes.isEmpty()) {
            minutes.clear();
            prints.clear();
            marks.clear();
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("posts know no processing time");
    }

    /** The watermark after which no partition admits a post of the minute. */
    private long closed(long minute) {
        return minute + Minutes.LENGTH + grace;
    }
}
