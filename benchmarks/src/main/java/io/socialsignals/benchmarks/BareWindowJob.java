package io.socialsignals.benchmarks;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Topics;
import io.socialsignals.events.json.DecodeException;
import io.socialsignals.events.json.EventCodec;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What anybody would write first with Flink: source, parse, one-minute window per product, sums, nothing written. No
 * validation of time, duplicates, pseudonyms, late events, regions, counts or database.
 */
final class BareWindowJob {
    private BareWindowJob() {}

    static void define(StreamExecutionEnvironment env, String bootstrap) {
        KafkaSource<CommerceEvent> source = KafkaSource.<CommerceEvent>builder()
                .setBootstrapServers(bootstrap)
                .setGroupId("bare")
                .setTopics(Topics.COMMERCE)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setBounded(OffsetsInitializer.latest())
                .setProperty("max.poll.records", "5000")
                .setDeserializer(new Decode())
                .build();
        env.fromSource(
                        source,
                        WatermarkStrategy.<CommerceEvent>forBoundedOutOfOrderness(Duration.ofSeconds(10))
                                .withTimestampAssigner((event, time) -> event.at()),
                        "read")
                .keyBy(CommerceEvent::productId)
                .window(TumblingEventTimeWindows.of(Duration.ofMinutes(1)))
                .aggregate(new Sum())
                .sinkTo(new DiscardingSink<>());
    }

    /** Drops what cannot be parsed. */
    private static final class Decode implements KafkaRecordDeserializationSchema<CommerceEvent> {
        @Override
        public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<CommerceEvent> out) {
            try {
                out.collect(EventCodec.decodeCommerceEvent(record.value()));
            } catch (DecodeException e) {
                // dropped: this job knows no better
            }
        }

        @Override
        public TypeInformation<CommerceEvent> getProducedType() {
            return TypeInformation.of(CommerceEvent.class);
        }
    }

    /** Sums of one product and minute. */
    public static final class Sums {
        public long views;
        public long purchases;
        public long revenueMinor;
    }

    private static final class Sum implements AggregateFunction<CommerceEvent, Sums, Sums> {
        @Override
        public Sums createAccumulator() {
            return new Sums();
        }

        @Override
        public Sums add(CommerceEvent event, Sums sums) {
            sums.views += event.type() == CommerceType.VIEW ? 1 : 0;
            if (event.type() == CommerceType.PURCHASE) {
                sums.purchases++;
                sums.revenueMinor += event.amountMinor();
            }
            return sums;
        }

        @Override
        public Sums getResult(Sums sums) {
            return sums;
        }

        @Override
        public Sums merge(Sums a, Sums b) {
            a.views += b.views;
            a.purchases += b.purchases;
            a.revenueMinor += b.revenueMinor;
            return a;
        }
    }
}
