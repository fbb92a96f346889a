package io.socialsignals.analytics.engagement;

import io.socialsignals.analytics.scorecard.Scorecard;
import io.socialsignals.analytics.scorecard.Scorecard.Row;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/** Whether a planted best hour is found although large accounts prefer another one. */
public final class PostingTimeScorecard {
    private static final int AUTHORS = 60;
    private static final int POSTS = 5000;
    /** Log lift of the planted hour: twice the rate. */
    private static final double LIFT = 0.7;

    private PostingTimeScorecard() {}

    /**
     * Posts with one best hour, in which strong accounts like another one.
     *
     * @param best planted hour of the week, 0 to 167
     */
    public record World(int best, List<PostedAt> posts) {
        public static World of(int seed) {
            RandomGenerator random = new Well19937c(seed);
            int best = random.nextInt(168);
            int decoy = (best + 24 + random.nextInt(120)) % 168;
            return new World(best, PostingTimeScorecard.posts(random, best, decoy));
        }
    }

    /** @param seeds how many worlds; 30 for the published figures */
    public static Scorecard run(int seeds) {
        double found = 0;
        double naive = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            World world = World.of(seed);
            found += PostingTime.rank(world.posts()).stream()
                            .limit(3)
                            .anyMatch(time -> time.hourOfWeek() == world.best())
                    ? 1
                    : 0;
            naive += plainMeans(world.posts(), world.best()) ? 1 : 0;
        }
        return new Scorecard(
                "Best time to post, " + seeds + " seeds",
                List.of(
                        Row.atLeast("planted best hour among the first three", found / seeds, 0.90),
                        Row.stated("the same by plain means (no method)", naive / seeds)));
    }

    private static List<PostedAt> posts(RandomGenerator random, int best, int decoy) {
        double[] strength = new double[AUTHORS];
        for (int author = 0; author < AUTHORS; author++) {
            strength[author] = 0.7 * random.nextGaussian();
        }
        List<PostedAt> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            int author = random.nextInt(AUTHORS);
            // The strongest accounts post one time in four at the decoy hour.
            boolean habit = strength[author] > 0.9 && random.nextInt(4) == 0;
            int hour = habit ? decoy : random.nextInt(168);
            int type = random.nextInt(3);
            double log = strength[author]
                    + 0.2 * type
                    + 0.15 * Math.sin(2 * Math.PI * (hour % 24) / 24)
                    + (hour == best ? LIFT : 0)
                    + 0.6 * random.nextGaussian();
            posts.add(new PostedAt("author-" + author, "type-" + type, hour, 2 * Math.exp(log)));
        }
        return posts;
    }

    private static boolean plainMeans(List<PostedAt> posts, int best) {
        double[] sums = new double[168];
        double[] counts = new double[168];
        for (PostedAt post : posts) {
            sums[post.hourOfWeek()] += post.engagementRate();
            counts[post.hourOfWeek()]++;
        }
        int better = 0;
        for (int hour = 0; hour < 168; hour++) {
            better += sums[hour] / counts[hour] > sums[best] / counts[best] ? 1 : 0;
        }
        return better < 3;
    }
}
