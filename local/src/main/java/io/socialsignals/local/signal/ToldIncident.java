package io.socialsignals.local.signal;

import io.socialsignals.analytics.spike.Incident;
import io.socialsignals.analytics.spike.ProductHour;
import io.socialsignals.analytics.spike.ProductState;
import io.socialsignals.analytics.spike.ProductWatch;
import java.util.ArrayList;
import java.util.List;

/**
 * An incident as it stood at its end.
 *
 * @param toldAt hour since the start in which it was first told at the severity that was asked for
 */
public record ToldIncident(String product, Incident incident, int toldAt) {

    /** Every incident of the product that was told at the severity or above, in order of time. */
    public static List<ToldIncident> of(SimulatedShop shop, String product, int severity) {
        ProductState state = new ProductState();
        List<ToldIncident> told = new ArrayList<>();
        int first = -1;
        for (int hour = 0; hour < shop.hours() + 6; hour++) {
            ProductHour sums = hour < shop.hours() ? shop.hour(product, hour) : new ProductHour();
            Incident now = ProductWatch.feed(state, shop.firstHour() + hour, sums);
            if (now == null) {
                continue;
            }
            first = first < 0 && now.severity() >= severity ? hour : first;
            if (!now.running()) {
                if (first >= 0) {
                    told.add(new ToldIncident(product, now, first));
                }
                first = -1;
            }
        }
        return told;
    }
}
