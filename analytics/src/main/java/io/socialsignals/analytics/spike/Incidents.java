package io.socialsignals.analytics.spike;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins what stands out in a product's series into incidents: one incident is one signal, however many series and hours
 * it touches. It runs until the product has been quiet for six hours.
 */
public final class Incidents {
    public static final int QUIET_HOURS = 6;

    private Incidents() {}

    /**
     * @param hour hours since the epoch, not before the last one fed
     * @param evidence the product's readings in that hour, in a fixed order
     * @return the incident as it now stands if it began, grew or ended with this hour, else null
     */
    public static @Nullable Incident feed(IncidentState state, long hour, List<Evidence> evidence) {
        boolean changed = false;
        boolean abnormal = false;
        for (Evidence one : evidence) {
            if (one.reading().abnormal()) {
                if (!state.running) {
                    begin(state, hour);
                }
                changed |= join(state, hour, one);
                abnormal = true;
            }
        }
        if (abnormal) {
            state.hours++;
            state.last = hour;
        } else if (state.running && hour - state.last >= QUIET_HOURS) {
            state.running = false;
            return standing(state);
        }
        return changed ? standing(state) : null;
    }

    private static void begin(IncidentState state, long hour) {
        state.running = true;
        state.start = hour;
        state.last = hour;
        state.peak = hour;
        state.score = 0;
        state.severity = 0;
        state.hours = 0;
        state.series = "";
        state.yardstick = Evidence.Yardstick.HOURS;
        state.involved.clear();
    }

    /** @return whether this made the incident more severe or wider */
    private static boolean join(IncidentState state, long hour, Evidence one) {
        boolean wider = !state.involved.contains(one.series());
        if (wider) {
            state.involved.add(one.series());
            Collections.sort(state.involved);
        }
        Reading reading = one.reading();
        boolean worse = reading.severity() > state.severity;
        if (worse || Math.abs(reading.score()) > Math.abs(state.score)) {
            state.peak = hour;
            state.score = reading.score();
            state.severity = reading.severity();
            state.seen = reading.seen();
            state.expected = reading.expected();
            state.series = one.series();
            state.yardstick = one.yardstick();
        }
        return wider || worse;
    }

    private static Incident standing(IncidentState state) {
        return new Incident(
                state.start,
                state.peak,
                state.last,
                state.running,
                state.series,
                state.yardstick,
                state.involved,
                state.score,
                state.severity,
                state.seen,
                state.expected,
                state.hours);
    }
}
