package io.socialsignals.job.topology;

import io.socialsignals.events.Rejected;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.AdmitRecords;
import io.socialsignals.job.ingest.CountFunnel;
import io.socialsignals.job.ingest.DropDuplicates;
import io.socialsignals.job.ingest.FunnelCount;
import io.socialsignals.job.ingest.FunnelKey;
import io.socialsignals.job.ingest.FunnelRow;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.ingest.RecordKind;
import io.socialsignals.job.ingest.SideOutputs;
import io.socialsignals.job.pane.FillPanes;
import io.socialsignals.job.pane.PaneKind;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** Adds steps to the graph under their names and gathers what they reject and count. */
final class Steps {
    private final StreamExecutionEnvironment env;
    private final JobConfig config;
    private final List<DataStream<FunnelCount>> counts = new ArrayList<>();
    private final List<DataStream<Rejected>> rejected = new ArrayList<>();

    Steps(StreamExecutionEnvironment env, JobConfig config) {
        this.env = env;
        this.config = config;
    }

    /** Names a step; its uid is its name. */
    static <T> SingleOutputStreamOperator<T> step(String id, SingleOutputStreamOperator<T> step) {
        return step.uid(id).name(id);
    }

    /** Names a step that rejects or counts records. */
    <T> SingleOutputStreamOperator<T> counting(String id, SingleOutputStreamOperator<T> step) {
        counts.add(step.getSideOutput(SideOutputs.FUNNEL));
        rejected.add(step.getSideOutput(SideOutputs.REJECTED));
        return step(id, step);
    }

    /** Reads a topic and lets in what can be used. */
    <T> SingleOutputStreamOperator<Ingested<T>> admit(
            RecordKind<T> kind, Source<Ingested<T>, ?, ?> source, WatermarkStrategy<Ingested<T>> times) {
        return admit(kind, read(kind, source, times));
    }

    /** The same with one subtask. */
    <T> SingleOutputStreamOperator<Ingested<T>> admitAlone(
            RecordKind<T> kind, Source<Ingested<T>, ?, ?> source, WatermarkStrategy<Ingested<T>> times) {
        return admit(kind, read(kind, source, times).setParallelism(1)).setParallelism(1);
    }

    private <T> SingleOutputStreamOperator<Ingested<T>> read(
            RecordKind<T> kind, Source<Ingested<T>, ?, ?> source, WatermarkStrategy<Ingested<T>> times) {
        String id = "read-" + kind.name();
        return step(id, env.fromSource(source, times, id, kind.ingestedType()));
    }

    private <T> SingleOutputStreamOperator<Ingested<T>> admit(
            RecordKind<T> kind, SingleOutputStreamOperator<Ingested<T>> records) {
        String id = "admit-" + kind.name();
        return counting(
                id,
                records.transform(
                        id,
                        kind.ingestedType(),
                        new AdmitRecords<>(
                                kind, config.eventTime(), config.privacy().pseudonymKey())));
    }

    /** Drops copies, which share a key. */
    <K, T> SingleOutputStreamOperator<Ingested<T>> unique(
            RecordKind<T> kind, DataStream<Ingested<T>> records, KeySelector<Ingested<T>, K> key, Class<K> keyType) {
        String id = "deduplicate-" + kind.name();
        return counting(
                id,
                records.keyBy(key, TypeInformation.of(keyType))
                        .transform(id, kind.ingestedType(), new DropDuplicates<>(kind, config.eventTime())));
    }

    /** Drops copies, by a bucket of their identity. */
    <T> SingleOutputStreamOperator<Ingested<T>> unique(RecordKind<T> kind, DataStream<Ingested<T>> records) {
        return unique(kind, records, DropDuplicates::bucket, Integer.class);
    }

    /** Fills minute panes per product. */
    <F, P, R> SingleOutputStreamOperator<R> pane(
            String id, KeyedStream<F, String> facts, PaneKind<F, P, R> kind, Class<R> row) {
        return counting(id, facts.transform(id, TypeInformation.of(row), new FillPanes<>(kind, config.eventTime())));
    }

    /** An operator that rejects or counts records. */
    <I, O> SingleOutputStreamOperator<O> counting(
            String id, DataStream<I> input, Class<O> output, OneInputStreamOperator<I, O> operator) {
        return counting(id, input.transform(id, TypeInformation.of(output), operator));
    }

    /** The sums of all counts of the steps so far. */
    SingleOutputStreamOperator<FunnelRow> funnel() {
        return step(
                "count-funnel",
                union(counts)
                        .keyBy(FunnelKey::of, TypeInformation.of(FunnelKey.class))
                        .transform("count-funnel", TypeInformation.of(FunnelRow.class), new CountFunnel()));
    }

    /** What the steps so far reject. */
    DataStream<Rejected> rejected() {
        return union(rejected);
    }

    private static <T> DataStream<T> union(List<DataStream<T>> streams) {
        DataStream<T> all = streams.get(0);
        for (DataStream<T> stream : streams.subList(1, streams.size())) {
            all = all.union(stream);
        }
        return all;
    }
}
