package io.socialsignals.simulators.generate;

import io.socialsignals.events.CampaignSpend;
import io.socialsignals.events.Product;
import io.socialsignals.events.SearchInterest;
import io.socialsignals.events.Topics;
import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Promotion;
import java.util.Locale;
import java.util.function.Consumer;

/** Search interest and campaign spend, each known at the start of its bucket. */
final class PlanMarket {
    private static final long STREAM = 40_000_000;
    private static final double MIDDLE = 35;

    private final Clockwork clock;
    private final Scenario scenario;

    PlanMarket(Clockwork clock) {
        this.clock = clock;
        this.scenario = clock.scenario;
    }

    void minute(int minute, Consumer<Planned> out) {
        Dice dice = Dice.of(scenario.seed(), STREAM, minute);
        int every = scenario.search().everyMinutes();
        if (minute % every == 0) {
            for (int i = 0; i < scenario.products().size(); i++) {
                for (String region : scenario.search().regions()) {
                    search(i, region, minute, every, dice, out);
                }
            }
        }
        if (minute % 60 == 0) {
            for (Promotion promotion : scenario.promotions()) {
                int elapsed = minute / 60 - promotion.fromHour();
                if (elapsed >= 0 && elapsed < promotion.hours()) {
                    spend(promotion, minute, dice, out);
                }
            }
        }
    }

    private void search(int product, String region, int minute, int every, Dice dice, Consumer<Planned> out) {
        double interest = MIDDLE
                * clock.rates.season(minute / 60)
                * StrictMath.exp(0.3 * clock.rates.salesDriver(product, minute / 60) + 0.1 * dice.gaussian());
        String term =
                scenario.products().get(product).product().aliases().get(0).toLowerCase(Locale.ROOT);
        SearchInterest value = new SearchInterest(
                "q" + Integer.toString(minute, 36) + "." + product + "." + region,
                clock.start + minute * Clockwork.MINUTE,
                every * 60,
                term,
                region,
                (int) Math.max(0, Math.min(100, Math.round(interest))));
        out.accept(new Planned(clock.arrival(value.at(), dice), Topics.SEARCH, value, null, null));
    }

    private void spend(Promotion promotion, int minute, Dice dice, Consumer<Planned> out) {
        boolean wholeShop = promotion.products().size() != 1;
        CampaignSpend value = new CampaignSpend(
                "m" + promotion.name() + "." + Integer.toString(minute, 36),
                clock.start + minute * Clockwork.MINUTE,
                3600,
                promotion.name(),
                wholeShop ? null : promotion.products().get(0),
                Math.round(promotion.costPerHour() * (0.8 + 0.4 * dice.next())),
                currency(promotion));
        out.accept(new Planned(clock.arrival(value.at(), dice), Topics.SPEND, value, null, null));
    }

    private String currency(Promotion promotion) {
        return scenario.products().stream()
                .map(Scenario.Line::product)
                .filter(p -> promotion.products().contains(p.id()))
                .map(Product::currency)
                .findFirst()
                .orElse("EUR");
    }
}
