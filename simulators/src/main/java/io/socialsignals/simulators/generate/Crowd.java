package io.socialsignals.simulators.generate;

import io.socialsignals.simulators.random.Dice;
import io.socialsignals.simulators.scenario.Scenario.Authors;

/** Authors: followers fall with rank as in a power law, the first are the hubs that others mention and repeat. */
final class Crowd {
    /** Followers of the author of rank 1, per author in the crowd. */
    private static final double LARGEST = 40;

    private static final double EXPONENT = 0.9;

    private final Authors authors;
    private final String[] ids;
    private final long[] followers;

    Crowd(Authors authors) {
        this.authors = authors;
        ids = new String[authors.count()];
        followers = new long[authors.count()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = "a" + Integer.toString(i, 36);
            followers[i] = 15 + (long) (LARGEST * authors.count() * StrictMath.pow(i + 1, -EXPONENT));
        }
    }

    /** Rank of somebody who posts: the many small ones post most, hubs now and then. */
    int anyone(Dice dice) {
        return dice.chance(0.03) ? hub(dice) : dice.below(ids.length);
    }

    /** Rank of a hub; the first are the likeliest. */
    int hub(Dice dice) {
        double u = dice.next();
        return (int) (u * u * authors.hubs());
    }

    String id(int rank) {
        return ids[rank];
    }

    /** Followers grow by 1 % in a hundred hours, hubs by 3 %. */
    long followers(int rank, int since) {
        double growth = rank < authors.hubs() ? 3e-4 : 1e-4;
        return (long) (followers[rank] * (1 + growth * Math.max(0, since)));
    }
}
