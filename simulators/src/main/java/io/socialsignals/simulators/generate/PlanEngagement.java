package io.socialsignals.simulators.generate;

import io.socialsignals.events.Engagement;
import io.socialsignals.events.Post;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario.BestSlot;
import java.util.Set;
import java.util.function.Consumer;

/** Snapshots of a post's counters: they saturate over its life, most comes in the first hours. */
final class PlanEngagement {
    /** Fraction reached after t is 1 - exp(-t / TAU). */
    private static final double TAU_HOURS = 4;

    private static final long FIRST_AFTER = 5 * Clockwork.MINUTE;
    private static final double AUTHOR_KNOWN = 0.7;
    private static final Set<String> TELL_NO_REACH = Set.of("reddit");

    private final Clockwork clock;

    PlanEngagement(Clockwork clock) {
        this.clock = clock;
    }

    void of(Post post, long arrival, int tone, Dice dice, Consumer<Planned> out) {
        int count = clock.scenario.engagement().snapshots();
        if (count == 0) {
            return;
        }
        double shown = (20 + 0.3 * post.authorFollowers()) * StrictMath.exp(0.8 * dice.gaussian()) * lift(post);
        double likes = shown * (0.03 + 0.01 * tone) * (0.5 + dice.next());
        double shares = likes * (0.05 + 0.3 * dice.next());
        double comments = likes * (0.05 + 0.25 * dice.next());
        double clicks = shown * 0.01 * (0.5 + dice.next());
        long life = clock.scenario.engagement().lifeHours() * Clockwork.HOUR;
        double step = StrictMath.pow((double) life / FIRST_AFTER, 1.0 / count);
        double age = FIRST_AFTER;
        boolean tells = !TELL_NO_REACH.contains(post.platform());
        for (int i = 0; i < count; i++) {
            // Snapshot times grow geometrically, each somewhere within its step; after the post itself has arrived.
            long at = Math.max(post.at(), arrival) + (long) (age * (1 + dice.next() * (step - 1)));
            age *= step;
            double part = 1 - StrictMath.exp(-(at - post.at()) / (TAU_HOURS * Clockwork.HOUR));
            long impressions = (long) (shown * part);
            Engagement snapshot = new Engagement(
                    "e" + post.id() + "." + i,
                    at,
                    post.id(),
                    post.platform(),
                    (long) (likes * part),
                    (long) (comments * part),
                    (long) (shares * part),
                    (long) (likes * 0.08 * part),
                    (long) (clicks * part),
                    (long) (clicks * 0.3 * part),
                    tells ? (long) (0.8 * impressions) : null,
                    tells ? impressions : null,
                    dice.chance(AUTHOR_KNOWN) ? post.authorFollowers() : null);
            out.accept(new Planned(clock.arrival(at, dice), Topics.ENGAGEMENT, snapshot, null, null));
        }
    }

    private double lift(Post post) {
        BestSlot slot = clock.scenario.bestSlot();
        if (slot == null || !slot.platform().equals(post.platform())) {
            return 1;
        }
        return clock.rates.hourOfDay(clock.hourOf(post.at())) == slot.hour() ? slot.lift() : 1;
    }
}
