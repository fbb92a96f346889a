package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario;
import io.socialsignals.simulators.scenario.Scenario.Disorder;
import io.socialsignals.simulators.scenario.Scenario.Weighted;
import java.util.List;

/** What every planner needs: the scenario's time axis, delays and choices. */
final class Clockwork {
    static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;

    final Scenario scenario;
    final Rates rates;
    final long start;

    Clockwork(Scenario scenario) {
        this.scenario = scenario;
        this.rates = new Rates(scenario);
        this.start = scenario.start().toEpochMilli();
    }

    /** An event time within a minute since the start. */
    long within(int minute, Dice dice) {
        return start + minute * MINUTE + dice.below((int) MINUTE);
    }

    /** When a record of that event time arrives. */
    long arrival(long at, Dice dice) {
        Disorder disorder = scenario.disorder();
        if (dice.chance(disorder.tardyShare())) {
            return at + dice.between(MINUTE, disorder.tardyMaxMinutes() * MINUTE);
        }
        return at + Math.min(disorder.boundMillis(), (long) dice.exponential(disorder.typicalMillis()));
    }

    /** Hour since the start; negative before it. */
    int hourOf(long at) {
        return (int) Math.floorDiv(at - start, HOUR);
    }

    static double logistic(double x) {
        return 1 / (1 + StrictMath.exp(-x));
    }

    static String choose(List<Weighted> choices, Dice dice) {
        double total = 0;
        for (Weighted choice : choices) {
            total += choice.weight();
        }
        double left = dice.next() * total;
        for (Weighted choice : choices) {
            left -= choice.weight();
            if (left < 0) {
                return choice.name();
            }
        }
        return choices.get(choices.size() - 1).name();
    }
}
