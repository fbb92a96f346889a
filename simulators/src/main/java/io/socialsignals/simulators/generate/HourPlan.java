package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.scenario.Scenario.Promotion;
import io.socialsignals.simulators.scenario.Subject;
import org.jspecify.annotations.Nullable;

/**
 * What drives one product in one hour.
 *
 * @param posts expected posts in the hour
 * @param views expected views in the hour
 * @param tone pull on the tone of texts: log odds of positive against negative
 * @param returns chance that a unit bought now comes back
 * @param promotion that runs, or null
 * @param tag that flares up, or null
 * @param tagged expected posts with that tag, part of {@code posts}
 * @param talk what most posts are about, or null
 */
record HourPlan(
        double posts,
        double views,
        double tone,
        double returns,
        @Nullable Promotion promotion,
        @Nullable String tag,
        double tagged,
        @Nullable Subject talk) {}
