package io.socialsignals.job.topology;

import io.socialsignals.job.insight.Insight;
import io.socialsignals.job.leadlag.FindingRow;
import io.socialsignals.job.leadlag.LagRow;
import io.socialsignals.job.leadlag.PairTestRow;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Where the results of the lead/lag analysis go. */
public record LeadLagSinks(
        Consumer<DataStream<PairTestRow>> tests,
        Consumer<DataStream<LagRow>> lags,
        Consumer<DataStream<FindingRow>> findings,
        Consumer<DataStream<Insight>> insights) {

    /** Keeps nothing; the analysis is then not made at all. */
    public static final LeadLagSinks NONE = new LeadLagSinks(rows -> {}, rows -> {}, rows -> {}, rows -> {});
}
