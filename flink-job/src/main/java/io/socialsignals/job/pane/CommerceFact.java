package io.socialsignals.job.pane;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.job.ingest.Ingested;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * The little of a shopper's event that a pane needs: this is what crosses the network.
 *
 * @param cell region and currency; see {@link #cell}
 * @param id identity of the event
 * @param at occurred, epoch milliseconds UTC
 * @param arrived Kafka's time, epoch milliseconds UTC
 * @param late whether it came after its minute was first due
 * @param amountMinor paid or paid back
 */
@TypeInfo(CommerceFact.Factory.class)
public record CommerceFact(
        String product,
        String cell,
        long id,
        long at,
        long arrived,
        boolean late,
        CommerceType type,
        int quantity,
        long amountMinor,
        int partition,
        long offset) {
    private static final char BETWEEN = '\t';

    public static CommerceFact of(Ingested<CommerceEvent> ingested) {
        CommerceEvent event = ingested.get();
        return new CommerceFact(
                event.productId(),
                cell(event.region(), event.currency()),
                ingested.identity,
                ingested.at,
                ingested.arrived,
                ingested.overdue,
                event.type(),
                event.quantity(),
                event.amountMinor(),
                ingested.partition,
                ingested.offset);
    }

    /** One text for both, so that a pane needs one look-up. */
    private static String cell(@Nullable String region, String currency) {
        return region == null ? currency : currency + BETWEEN + region;
    }

    static String currencyOf(String cell) {
        int end = cell.indexOf(BETWEEN);
        return end < 0 ? cell : cell.substring(0, end);
    }

    static String regionOf(String cell) {
        int end = cell.indexOf(BETWEEN);
        return end < 0 ? "" : cell.substring(end + 1);
    }

    /** Tells Flink how facts are serialised. */
    public static final class Factory extends TypeInfoFactory<CommerceFact> {
        @Override
        public TypeInformation<CommerceFact> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new FactType<>(CommerceFact.class, CommerceFactSerializer.INSTANCE);
        }
    }
}
