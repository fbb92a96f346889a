package io.socialsignals.job.journey;

import io.socialsignals.job.pane.FactType;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * What changes in a row of the table of journeys.
 *
 * @param product empty for all products together
 * @param hour its start, epoch milliseconds UTC
 * @param change to add, in the order of {@link JourneyCounts}
 */
@TypeInfo(JourneyFact.Factory.class)
public record JourneyFact(String product, String origin, long hour, long[] change) {
    /** Tells Flink how changes are serialised. */
    public static final class Factory extends TypeInfoFactory<JourneyFact> {
        @Override
        public TypeInformation<JourneyFact> createTypeInfo(Type type, Map<String, TypeInformation<?>> parameters) {
            return new FactType<>(JourneyFact.class, JourneyFactSerializer.INSTANCE);
        }
    }
}
