package io.socialsignals.simulators.random;

/**
 * Random numbers that are a function of a seed, a stream and an index (SplitMix64, Steele, Lea and Flood, OOPSLA 2014).
 * Logarithms and exponentials come from {@link StrictMath}, so that draws are the same on every machine.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    private Dice(long state) {
        this.state = state;
    }

    /** A new sequence of draws for one (seed, stream, index). */
    public static Dice of(long seed, long stream, long index) {
        return new Dice(mix(mix(mix(seed) + stream * GOLDEN) + index * GOLDEN));
    }

    /** A well mixed function of a number. */
    public static long mix(long z) {
        long x = z + GOLDEN;
        x = (x ^ (x >>> 30)) * 0xBF58476D1CE4E5B9L;
        x = (x ^ (x >>> 27)) * 0x94D049BB133111EBL;
        return x ^ (x >>> 31);
    }

    public long nextLong() {
        long out = mix(state);
        state += GOLDEN;
        return out;
    }

    /** Uniform in [0, 1). */
    public double next() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return (int) (next() * bound);
    }

    /** Uniform in [from, to]. */
    public long between(long from, long to) {
        return from + (long) (next() * (to - from + 1));
    }

    public boolean chance(double share) {
        return share > 0 && next() < share;
    }

    public <T> T pick(T[] choices) {
        return choices[below(choices.length)];
    }

    /** Exponential with the given mean. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - next());
    }

    /** Standard normal (Box-Muller). */
    public double gaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - next()));
        return radius * StrictMath.cos(2 * Math.PI * next());
    }

    /** Poisson; by products of uniforms, in pieces where the mean is large. */
    public int poisson(double mean) {
        int count = 0;
        double left = mean;
        while (left > 0) {
            double piece = Math.min(left, 20);
            double limit = StrictMath.exp(-piece);
            double product = next();
            while (product > limit) {
                count++;
                product *= next();
            }
            left -= piece;
        }
        return count;
    }
}
