package io.socialsignals.local.replaycheck;

import java.util.ArrayList;
import java.util.List;

/**
 * One replay.
 *
 * @param number from 1
 * @param killed whether the task manager is killed in the middle
 */
record Plan(int number, Order order, int parallelism, boolean killed) {
    private static final int[] PARALLELISMS = {1, 2, 4};

    /**
     * The first {@code count} of a list that begins with the reference, takes turns with order, parallelism and kills,
     * has all of them within twelve, and goes on with further shuffles.
     */
    static List<Plan> of(int count, long seed) {
        var plans = new ArrayList<Plan>();
        add(plans, Order.AS_SENT, 1, false);
        add(plans, Order.shuffled(seed), 2, false);
        add(plans, Order.IN_ORDER, 1, false);
        add(plans, Order.AS_SENT, 2, true);
        add(plans, Order.AS_SENT, 4, false);
        add(plans, Order.shuffled(seed + 1), 1, true);
        add(plans, Order.shuffled(seed + 2), 4, true);
        add(plans, Order.IN_ORDER, 4, true);
        add(plans, Order.AS_SENT, 4, true);
        add(plans, Order.shuffled(seed + 3), 1, false);
        add(plans, Order.AS_SENT, 2, false);
        add(plans, Order.shuffled(seed + 4), 2, true);
        for (int i = plans.size(); i < count; i++) {
            add(plans, Order.shuffled(seed + i), PARALLELISMS[i % PARALLELISMS.length], i % 2 == 1);
        }
        return plans.subList(0, Math.min(count, plans.size()));
    }

    private static void add(List<Plan> plans, Order order, int parallelism, boolean killed) {
        plans.add(new Plan(plans.size() + 1, order, parallelism, killed));
    }

    @Override
    public String toString() {
        return order + ", parallelism " + parallelism + (killed ? ", killed mid-way" : "");
    }
}
