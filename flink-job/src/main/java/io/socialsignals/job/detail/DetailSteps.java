package io.socialsignals.job.detail;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.pane.FillPanes;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Adds the steps that sum what purchases and returns say.
 *
 * <pre>
 * commerce -> take-details -> pane-details -+-> return_reasons
 *                                           +-> coupon_sales
 *                                           \-> buyer_groups
 * </pre>
 */
public final class DetailSteps {
    private DetailSteps() {}

    /** @param eventTime its disorder and lateness say how long an hour may change */
    public static void define(
            JobConfig.EventTime eventTime, DataStream<Ingested<CommerceEvent>> commerce, DetailSinks sinks) {
        var facts = step(
                "take-details",
                commerce.<DetailFact>flatMap((ingested, out) -> DetailFact.of(ingested, out::collect))
                        .returns(DetailFact.class));
        var rows = step(
                "pane-details",
                facts.keyBy(DetailFact::product)
                        .transform(
                                "pane-details",
                                TypeInformation.of(DetailRow.class),
                                new FillPanes<>(new DetailPanes(), eventTime)));
        sinks.returns().accept(kept("keep-return-reasons", rows, DetailKind.RETURN));
        sinks.coupons().accept(kept("keep-coupon-sales", rows, DetailKind.COUPON));
        sinks.buyers().accept(kept("keep-buyer-groups", rows, DetailKind.BUYER));
    }

    private static DataStream<DetailRow> kept(String id, DataStream<DetailRow> rows, DetailKind kind) {
        return step(id, rows.filter(row -> row.cell().kind() == kind));
    }

    private static <T> SingleOutputStreamOperator<T> step(String id, SingleOutputStreamOperator<T> step) {
        return step.uid(id).name(id);
    }
}
