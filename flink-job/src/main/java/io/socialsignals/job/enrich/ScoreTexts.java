package io.socialsignals.job.enrich;

import io.socialsignals.job.ingest.CountingOperator;
import io.socialsignals.job.ingest.Stage;
import io.socialsignals.sentiment.Sentiment;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.SentimentScorer;
import io.socialsignals.sentiment.SentimentScorers;
import io.socialsignals.sentiment.SentimentSpec;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Scores texts and counts what became of them. A text on which the model fails is unscored; it does not stop the job. */
@SuppressWarnings("NullAway.Init") // Flink calls open() and initializeState() first
abstract class ScoreTexts<I, O> extends CountingOperator<O> implements OneInputStreamOperator<I, O> {
    private static final Logger FAILURES = LoggerFactory.getLogger(ScoreTexts.class);
    private static final int LATENCIES = 1_000;

    private final SentimentSpec spec;
    private transient @Nullable SentimentScorer scorer;
    private transient Histogram latency;
    private transient Counter failures;
    private transient TierMetrics[] tiers;

    ScoreTexts(SentimentSpec spec, String topic) {
        super(topic);
        this.spec = spec;
    }

    @Override
    public void open() throws Exception {
        super.open();
        scorer = SentimentScorers.open(spec);
        latency = getMetricGroup().histogram("scoreNanos", new DescriptiveStatisticsHistogram(LATENCIES));
        failures = getMetricGroup().counter("scoreFailures");
        Sentiment.Tier[] all = Sentiment.Tier.values();
        tiers = new TierMetrics[all.length];
        for (Sentiment.Tier tier : all) {
            tiers[tier.ordinal()] = TierMetrics.register(getMetricGroup(), tier);
        }
    }

    /** Scores a text that arrived at the given time and counts it. */
    final Tone score(String text, @Nullable String language, long arrived) {
        Tone tone = score(text, language);
        if (tone.isScored()) {
            funnel.add(arrived, Stage.SCORED);
        } else {
            funnel.add(arrived, Stage.UNSCORED, tone.status());
        }
        return tone;
    }

    private Tone score(String text, @Nullable String language) {
        SentimentScorer open = scorer;
        if (open == null) {
            throw new IllegalStateException("the scorer is not open");
        }
        long start = System.nanoTime();
        try {
            Sentiment sentiment = open.score(text, language);
            tiers[sentiment.tier().ordinal()].update(System.nanoTime() - start);
            return Tone.of(sentiment);
        } catch (SentimentException e) {
            FAILURES.error("{} fails on a text of {} characters", open.model(), text.length(), e);
            failures.inc();
            return Tone.failed(open.model());
        } finally {
            latency.update(System.nanoTime() - start);
        }
    }

    /** How many texts a tier answered, per second too, and how long each took. */
    private record TierMetrics(Counter texts, Histogram nanos) {
        static TierMetrics register(MetricGroup metrics, Sentiment.Tier tier) {
            Counter texts = metrics.counter("textsByTier" + tier);
            metrics.meter("textsByTier" + tier + "PerSecond", new MeterView(texts));
            return new TierMetrics(
                    texts, metrics.histogram("scoreNanosByTier" + tier, new DescriptiveStatisticsHistogram(LATENCIES)));
        }

        void update(long took) {
            texts.inc();
            nanos.update(took);
        }
    }

    @Override
    public void close() throws Exception {
        super.close();
        SentimentScorer open = scorer;
        if (open != null) {
            open.close();
            scorer = null;
        }
    }
}
