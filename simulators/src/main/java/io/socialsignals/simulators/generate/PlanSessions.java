package io.socialsignals.simulators.generate;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Review;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Line;
import io.socialsignals.simulators.scenario.Scenario.Promotion;
import io.socialsignals.simulators.scenario.Scenario.Region;
import io.socialsignals.simulators.scenario.Scenario.Sessions;
import io.socialsignals.simulators.text.Writer;
import io.socialsignals.simulators.text.Written;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Visits of a minute: view, maybe cart, purchase, and days later a return and a review. */
final class PlanSessions {
    private static final long STREAM = 30_000_000;
    private static final long WRONG_STARS = 31_000_000;
    /** Share of reviewers who take one star for the best mark, as in school. */
    private static final double WRONG_STARS_SHARE = 0.01;
    /** Draws of its own: the standing coupon changes nothing else. */
    private static final long COUPON_STREAM = 35_000_000;

    private static final double SECOND_VIEW = 0.3;
    private static final double COUPON_SHARE = 0.5;
    private static final double CHANNEL_SHARE = 0.4;
    private static final String[] AGES = {"18-24", "25-34", "35-44", "45-54", "55+"};
    private static final String[] GENDERS = {"f", "m", "x"};
    private static final String[] DISPOSITIONS = {"resale", "return", "return", "discard"};
    private static final String[] REASONS = {"quality", "fit", "changed-mind", "not-as-described", "late-delivery"};

    private final Clockwork clock;
    private final Scenario scenario;
    private final Writer writer;
    private final double regionWeight;

    PlanSessions(Clockwork clock) {
        this.clock = clock;
        this.scenario = clock.scenario;
        this.writer = new Writer(scenario.texts());
        this.regionWeight =
                scenario.regions().stream().mapToDouble(Region::weight).sum();
    }

    void minute(int minute, HourPlan[] plans, Consumer<Planned> out) {
        for (int i = 0; i < plans.length; i++) {
            Dice dice = Dice.of(scenario.seed(), STREAM + i, minute);
            Dice coupons = Dice.of(scenario.seed(), COUPON_STREAM + i, minute);
            int count = dice.poisson(plans[i].views() / (1 + SECOND_VIEW) / 60);
            for (int k = 0; k < count; k++) {
                String key = Integer.toString(minute, 36) + "." + Integer.toString(i, 36) + "." + k;
                session(key, clock.within(minute, dice), i, plans[i], standing(coupons), dice, out);
            }
        }
    }

    private @Nullable String standing(Dice dice) {
        Sessions chances = scenario.sessions();
        return chances.coupon() != null && dice.chance(chances.couponShare()) ? chances.coupon() : null;
    }

    private void session(
            String key,
            long at,
            int product,
            HourPlan plan,
            @Nullable String standing,
            Dice dice,
            Consumer<Planned> out) {
        Sessions chances = scenario.sessions();
        Line line = scenario.products().get(product);
        int user = dice.below(chances.users());
        Visit visit = new Visit(
                key,
                line,
                "u" + Integer.toString(user, 36),
                user,
                region(dice),
                channel(dice),
                plan.promotion(),
                plan.promotion() != null && dice.chance(COUPON_SHARE),
                standing);
        emit(visit, "v", at, CommerceType.VIEW, 1, 0, null, null, dice, out);
        if (dice.chance(SECOND_VIEW)) {
            long again = at + dice.between(5_000, 4 * Clockwork.MINUTE);
            emit(visit, "w", again, CommerceType.VIEW, 1, 0, null, null, dice, out);
        }
        if (!dice.chance(chances.cart())) {
            return;
        }
        int quantity = dice.chance(0.85) ? 1 : 2 + dice.below(3);
        long carted = at + dice.between(20_000, 6 * Clockwork.MINUTE);
        emit(visit, "c", carted, CommerceType.CART, quantity, 0, null, null, dice, out);
        if (dice.chance(chances.purchase())) {
            long bought = carted + dice.between(20_000, 8 * Clockwork.MINUTE);
            buy(visit, bought, quantity, plan, dice, out);
        }
    }

    private void buy(Visit visit, long at, int quantity, HourPlan plan, Dice dice, Consumer<Planned> out) {
        Sessions chances = scenario.sessions();
        long amount = visit.price() * quantity;
        Promotion promotion = visit.promotion();
        if (promotion != null && visit.coupon()) {
            amount = Math.round(amount * (1 - promotion.discount()));
        }
        emit(visit, "b", at, CommerceType.PURCHASE, quantity, amount, null, null, dice, out);
        boolean regrets = dice.chance(plan.returns());
        if (regrets) {
            int back = 1 + dice.below(quantity);
            long then = at + dice.between(hours(chances.returnFromHours()), hours(chances.returnToHours()));
            emit(
                    visit,
                    "r",
                    then,
                    CommerceType.RETURN,
                    back,
                    amount * back / quantity,
                    dice.pick(DISPOSITIONS),
                    dice.pick(REASONS),
                    dice,
                    out);
        }
        if (dice.chance(chances.review())) {
            long then = at + dice.between(hours(chances.reviewFromHours()), hours(chances.reviewToHours()));
            review(visit, then, plan.tone() - (regrets ? 3 : 0), dice, out);
        }
    }

    private void review(Visit visit, long at, double pull, Dice dice, Consumer<Planned> out) {
        int tone = Tone.draw(pull + 0.7, dice);
        int stars = tone > 0 ? 4 + dice.below(2) : tone < 0 ? 1 + dice.below(2) : 3;
        Written text = writer.review(dice, stars);
        boolean mistaken =
                Dice.of(scenario.seed(), WRONG_STARS, visit.key().hashCode()).chance(WRONG_STARS_SHARE);
        Review review = new Review(
                "w" + visit.key(),
                at,
                dice.chance(scenario.sessions().survey()),
                visit.line().product().id(),
                mistaken ? 6 - stars : stars,
                text.text(),
                text.language(),
                "o" + visit.key(),
                visit.user());
        out.accept(new Planned(clock.arrival(at, dice), Topics.REVIEWS, review, text.label(), null));
    }

    private void emit(
            Visit visit,
            String step,
            long at,
            CommerceType type,
            int quantity,
            long amount,
            @Nullable String disposition,
            @Nullable String reason,
            Dice dice,
            Consumer<Planned> out) {
        boolean ordered = type == CommerceType.PURCHASE || type == CommerceType.RETURN;
        Promotion promotion = visit.promotion();
        CommerceEvent event = new CommerceEvent(
                step + visit.key(),
                at,
                type,
                visit.line().product().id(),
                visit.price(),
                quantity,
                amount,
                visit.region().currency(),
                visit.user(),
                "s" + visit.key(),
                ordered ? "o" + visit.key() : null,
                visit.region().code(),
                visit.channel(),
                promotion != null && visit.coupon() ? promotion.name() : null,
                ordered ? visit.code() : null,
                disposition,
                reason,
                // Two thirds of the shoppers state their age group, half their gender.
                visit.number() % 3 == 0 ? null : AGES[visit.number() % AGES.length],
                visit.number() % 2 == 0 ? null : GENDERS[visit.number() % 7 % GENDERS.length]);
        out.accept(new Planned(clock.arrival(at, dice), Topics.COMMERCE, event, null, null));
    }

    private Region region(Dice dice) {
        double left = dice.next() * regionWeight;
        for (Region region : scenario.regions()) {
            left -= region.weight();
            if (left < 0) {
                return region;
            }
        }
        return scenario.regions().get(0);
    }

    private @Nullable String channel(Dice dice) {
        return dice.chance(CHANNEL_SHARE) ? Clockwork.choose(scenario.platforms(), dice) : null;
    }

    private static long hours(int hours) {
        return hours * Clockwork.HOUR;
    }

    /**
     * One visit.
     *
     * @param coupon whether it came through the running promotion
     * @param standing coupon that is used without one, or null
     */
    private record Visit(
            String key,
            Line line,
            String user,
            int number,
            Region region,
            @Nullable String channel,
            @Nullable Promotion promotion,
            boolean coupon,
            @Nullable String standing) {
        /** Of the coupon that is used; null for none. */
        @Nullable
        String code() {
            return promotion != null && coupon && promotion.coupon() != null ? promotion.coupon() : standing;
        }

        /** In minor units of the region's currency. */
        long price() {
            return Math.round(line.product().priceMinor() * region.rate());
        }
    }
}
