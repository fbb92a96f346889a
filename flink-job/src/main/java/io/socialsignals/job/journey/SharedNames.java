package io.socialsignals.job.journey;

import java.util.HashMap;
import java.util.Map;

/** One copy of each product and origin for all steps that are kept: their names are half of what a step takes. */
final class SharedNames {
    private static final int MOST = 20_000;

    private final Map<String, String> names = new HashMap<>();

    KeptStep keep(JourneyStep step) {
        if (names.size() > MOST) {
            names.clear();
        }
        return new KeptStep(
                shared(step.product()), shared(step.origin()), step.type(), step.at(), step.id(), null, null);
    }

    private String shared(String name) {
        String known = names.putIfAbsent(name, name);
        return known == null ? name : known;
    }
}
