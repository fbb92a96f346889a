package io.socialsignals.analytics.spike;

import java.util.Map;
import java.util.TreeMap;

/**
 * What {@link ProductWatch} remembers of one product. The job keeps each part in a state of its own.
 *
 * @param counts hourly counts, by series
 * @param means shares and means, by series
 * @param shifts daily values, by series
 * @param bursts counts of five minutes, by series
 * @param sales by currency: revenue in minor units and purchases so far; under the empty name active hours and purchases
 * @param incident the one that is running, if any
 */
public record ProductState(
        Map<String, CountState> counts,
        Map<String, MeanState> means,
        Map<String, SlowShift> shifts,
        Map<String, BurstState> bursts,
        Map<String, long[]> sales,
        IncidentState incident) {

    public ProductState() {
        this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new IncidentState());
    }
}
