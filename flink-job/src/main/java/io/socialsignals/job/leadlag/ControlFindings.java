package io.socialsignals.job.leadlag;

import io.socialsignals.analytics.leadlag.FalseDiscovery;
import io.socialsignals.analytics.leadlag.FindingLife;
import io.socialsignals.analytics.leadlag.FindingRule;
import io.socialsignals.analytics.leadlag.FindingState;
import io.socialsignals.analytics.leadlag.Verdict;
import io.socialsignals.job.insight.Insight;
import io.socialsignals.job.insight.InsightRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Takes all products' tests of one window end together, controls the false discoveries among them, and moves the findings on.
 * Keyed by {@link PairPlan#family()}. A window end is complete when the watermark has passed the time at which its tests were
 * made, because every instance of {@link AnalysePairs} makes its tests before it lets that watermark through.
 */
public final class ControlFindings extends KeyedProcessFunction<String, TestedPair, PairTestRow> {
    /** Correlations per lag. */
    public static final OutputTag<LagRow> LAGS = new OutputTag<>("lags", TypeInformation.of(LagRow.class));
    /** Findings that have moved. */
    public static final OutputTag<FindingRow> FINDINGS =
            new OutputTag<>("findings", TypeInformation.of(FindingRow.class));
    /** What to do about them. */
    public static final OutputTag<Insight> INSIGHTS = new OutputTag<>("insights", TypeInformation.of(Insight.class));

    private final PairPlan plan;
    private final long grace;
    private final FindingRule rule;

    private transient MapState<Long, List<TestedPair>> windows;
    private transient MapState<String, FindingRow> findings;
    private transient MapState<String, CommonCause> causes;

    /** @param grace as given to {@link AnalysePairs} */
    public ControlFindings(PairPlan plan, long grace) {
        this.plan = plan;
        this.grace = grace;
        this.rule = FindingRule.forWindow(plan.window());
    }

    @Override
    public void open(OpenContext context) {
        windows = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>(
                        "windows", Types.LONG, Types.LIST(TypeInformation.of(TestedPair.class))));
        findings = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("findings", Types.STRING, TypeInformation.of(FindingRow.class)));
        causes = getRuntimeContext()
                .getMapState(new MapStateDescriptor<>("causes", Types.STRING, TypeInformation.of(CommonCause.class)));
    }

    @Override
    public void processElement(TestedPair test, Context context, Collector<PairTestRow> out) throws Exception {
        List<TestedPair> tests = windows.get(test.windowEnd());
        if (tests == null) {
            tests = new ArrayList<>();
            context.timerService().registerEventTimeTimer(test.windowEnd() + grace);
        }
        tests.add(test);
        windows.put(test.windowEnd(), tests);
    }

    @Override
    public void onTimer(long time, OnTimerContext context, Collector<PairTestRow> out) throws Exception {
        long windowEnd = time - grace;
        List<TestedPair> tests = windows.get(windowEnd);
        if (tests == null) {
            return;
        }
        windows.remove(windowEnd);
        List<TestedPair> ordered = new ArrayList<>(tests);
        ordered.sort(Comparator.comparing(TestedPair::productId).thenComparing(TestedPair::pair));
        double[] p = ordered.stream().mapToDouble(TestedPair::p).toArray();
        double[] adjusted = FalseDiscovery.adjust(p);
        int size =
                (int) ordered.stream().filter(test -> !Double.isNaN(test.p())).count();
        for (int i = 0; i < p.length; i++) {
            TestedPair test = ordered.get(i);
            FindingState state = move(test, adjusted[i], context);
            Verdict verdict = test.verdict().claimsRelation() && adjusted[i] > plan.alpha()
                    ? Verdict.NO_RELATION
                    : test.verdict();
            out.collect(new PairTestRow(test, plan.family(), adjusted[i], size, verdict, state));
            for (TestedPair.Lag lag : test.lags()) {
                context.output(
                        LAGS,
                        new LagRow(test.productId(), test.pair(), plan.family(), windowEnd, plan.bucketMillis(), lag));
            }
            follow(test, context);
        }
        forgetSilent(windowEnd, context);
    }

    /** A common cause is stated once it has explained a pair for as many tests as a finding needs points. */
    private void follow(TestedPair test, Context context) throws Exception {
        String key = key(test.productId(), test.pair());
        CommonCause before = causes.get(key);
        if (test.verdict() != Verdict.CONFOUNDED) {
            causes.remove(key);
            return;
        }
        CommonCause now = before != null && before.name().equals(test.confounder())
                ? new CommonCause(before.name(), before.since(), before.tests() + 1, test.windowEnd())
                : new CommonCause(test.confounder(), test.windowEnd(), 1, test.windowEnd());
        causes.put(key, now);
        if (now.tests() >= rule.points()) {
            context.output(INSIGHTS, InsightRules.confounded(test, now.since()));
        }
    }

    private FindingState move(TestedPair test, double adjustedP, Context context) throws Exception {
        String key = key(test.productId(), test.pair());
        FindingRow before = findings.get(key);
        FindingLife life = before == null ? FindingLife.NOTHING : before.life();
        FindingLife next =
                life.next(new FindingLife.Test(test.windowEnd() / 1000, adjustedP, test.lag(), test.r()), rule);
        if (before != null && next.firstSeen() != before.life().firstSeen()) {
            emit(ended(before, FindingState.NONE, test.windowEnd()), context);
            before = null;
        }
        if (next.state() == FindingState.NONE) {
            findings.remove(key);
            return FindingState.NONE;
        }
        FindingRow shown = before == null || next.misses() == 0 ? null : before;
        FindingRow row = new FindingRow(
                test.productId(),
                test.pair(),
                plan.family(),
                next,
                test.windowEnd(),
                shown == null ? test : shown.support(),
                shown == null ? adjustedP : shown.adjustedP());
        emit(row, context);
        if (next.state() == FindingState.WITHDRAWN) {
            findings.remove(key);
        } else {
            findings.put(key, row);
        }
        return next.state();
    }

    private static FindingRow ended(FindingRow row, FindingState state, long at) {
        FindingLife life = row.life();
        return new FindingRow(
                row.productId(),
                row.pair(),
                row.family(),
                new FindingLife(
                        state,
                        life.lag(),
                        life.sign(),
                        life.points(),
                        life.misses(),
                        at / 1000,
                        life.firstSeen(),
                        life.confirmedAt()),
                at,
                row.support(),
                row.adjustedP());
    }

    private void emit(FindingRow row, Context context) {
        context.output(FINDINGS, row);
        Optional<Insight> insight = InsightRules.of(row, rule);
        if (insight.isPresent()) {
            context.output(INSIGHTS, insight.get());
        }
    }

    /** A product that fell silent has no tests any more: what was announced about it is withdrawn after a window's length. */
    private void forgetSilent(long windowEnd, Context context) throws Exception {
        long span = plan.window() * plan.bucketMillis();
        List<FindingRow> silent = new ArrayList<>();
        for (FindingRow row : findings.values()) {
            if (row.testedAt() + span <= windowEnd) {
                silent.add(row);
            }
        }
        for (FindingRow row : silent) {
            boolean announced = row.life().state().announced();
            emit(ended(row, announced ? FindingState.WITHDRAWN : FindingState.NONE, windowEnd), context);
            findings.remove(key(row.productId(), row.pair()));
        }
        List<String> past = new ArrayList<>();
        for (Map.Entry<String, CommonCause> cause : causes.entries()) {
            if (cause.getValue().testedAt() + span <= windowEnd) {
                past.add(cause.getKey());
            }
        }
        for (String key : past) {
            causes.remove(key);
        }
    }

    private static String key(String productId, String pair) {
        return productId + '\n' + pair;
    }
}
