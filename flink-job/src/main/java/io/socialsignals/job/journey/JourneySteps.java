package io.socialsignals.job.journey;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.job.config.JobConfig;
import io.socialsignals.job.ingest.Ingested;
import io.socialsignals.job.sink.Upsert;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Adds the steps that follow visits.
 *
 * <pre>
 * commerce -> take-journey-steps -> follow-sessions -> sum-journeys -> journey_hours
 * </pre>
 */
public final class JourneySteps {
    /** Rows of journey_hours. */
    public static final Upsert<JourneyRow> TABLE = Upsert.<JourneyRow>into("signals.journey_hours")
            .text("product_id", JourneyRow::productId)
            .text("platform", JourneyRow::platform)
            .text("campaign", JourneyRow::campaign)
            .time("hour", JourneyRow::hour)
            .key()
            .bigint("events", row -> row.counts()[JourneyCounts.EVENTS])
            .bigint("events_without_session", row -> row.counts()[JourneyCounts.EVENTS_WITHOUT_SESSION])
            .bigint("visits", row -> row.counts()[JourneyCounts.VISITS])
            .bigint("viewed", row -> row.counts()[JourneyCounts.VIEWED])
            .bigint("carted", row -> row.counts()[JourneyCounts.VIEWED + 1])
            .bigint("purchased", row -> row.counts()[JourneyCounts.VIEWED + 2])
            .bigint("returned", row -> row.counts()[JourneyCounts.VIEWED + 3])
            .bigint("carted_after_view", row -> row.counts()[JourneyCounts.CARTED_AFTER_VIEW])
            .bigint("purchased_after_view", row -> row.counts()[JourneyCounts.PURCHASED_AFTER_VIEW])
            .bigint("purchased_after_cart", row -> row.counts()[JourneyCounts.PURCHASED_AFTER_CART])
            .bigint("purchased_without_cart", row -> row.counts()[JourneyCounts.PURCHASED_WITHOUT_CART])
            .bigint("view_to_cart_seconds", row -> row.counts()[JourneyCounts.VIEW_TO_CART_SECONDS])
            .bigint("view_to_purchase_seconds", row -> row.counts()[JourneyCounts.VIEW_TO_PURCHASE_SECONDS])
            .bigint("cart_to_purchase_seconds", row -> row.counts()[JourneyCounts.CART_TO_PURCHASE_SECONDS])
            .build();

    private JourneySteps() {}

    public static void define(
            JobConfig config, DataStream<Ingested<CommerceEvent>> commerce, Consumer<DataStream<JourneyRow>> sink) {
        var taken = step("take-journey-steps", commerce.map(JourneyStep::of).returns(JourneyStep.class));
        var followed = step(
                "follow-sessions",
                taken.keyBy(JourneyStep::bucket)
                        .transform(
                                "follow-sessions",
                                TypeInformation.of(JourneyFact.class),
                                new FollowSessions(config.journeys(), config.eventTime())));
        sink.accept(step(
                "sum-journeys",
                followed.keyBy(JourneyFact::product)
                        .transform(
                                "sum-journeys",
                                TypeInformation.of(JourneyRow.class),
                                new SumJourneys(config.eventTime()))));
    }

    private static <T> SingleOutputStreamOperator<T> step(String id, SingleOutputStreamOperator<T> step) {
        return step.uid(id).name(id);
    }
}
