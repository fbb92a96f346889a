package io.socialsignals.analytics.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Fingerprint of a text for finding near-duplicates (Broder 1997): the share of places in which two fingerprints agree
 * estimates the Jaccard similarity of the texts' word triples. Hash functions are fixed, so a text has the same
 * fingerprint everywhere and always.
 *
 * @param values {@value #SIZE} minima; all {@code Integer.MAX_VALUE} for a text without words
 */
public record MinHash(int[] values) {
    static final int SIZE = 64;
    private static final int BANDS = 16;
    private static final int ROWS = SIZE / BANDS;
    private static final int SHINGLE = 3;

    public static MinHash of(String text) {
        int[] minima = new int[SIZE];
        Arrays.fill(minima, Integer.MAX_VALUE);
        for (String shingle : shingles(text)) {
            long hash = hash(shingle);
            for (int i = 0; i < SIZE; i++) {
                minima[i] = Math.min(minima[i], (int) (mix(hash + 0x9E3779B97F4A7C15L * (i + 1)) >>> 33));
            }
        }
        return new MinHash(minima);
    }

    /** Estimated Jaccard similarity, 0 to 1, with a standard error of at most 0.0625. */
    public double similarity(MinHash other) {
        int same = 0;
        for (int i = 0; i < SIZE; i++) {
            same += values[i] == other.values[i] ? 1 : 0;
        }
        return same / (double) SIZE;
    }

    /**
     * Keys such that near-duplicates share at least one: texts of similarity 0.8 do in 99.98 % of cases, of 0.2 in 2.5 %.
     * Empty for a text without words.
     */
    public List<Long> bands() {
        List<Long> keys = new ArrayList<>();
        if (values[0] == Integer.MAX_VALUE) {
            return keys;
        }
        for (int band = 0; band < BANDS; band++) {
            long key = band;
            for (int row = 0; row < ROWS; row++) {
                key = mix(key * 31 + values[band * ROWS + row]);
            }
            keys.add(key);
        }
        return keys;
    }

    /** Exact Jaccard similarity of two texts' word triples: what the fingerprints estimate. */
    public static double jaccard(String first, String second) {
        Set<String> left = shingles(first);
        Set<String> right = shingles(second);
        if (left.isEmpty() && right.isEmpty()) {
            return 1;
        }
        long common = left.stream().filter(right::contains).count();
        return common / (double) (left.size() + right.size() - common);
    }

    private static Set<String> shingles(String text) {
        List<String> words = Terms.words(text);
        Set<String> shingles = new TreeSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
        }
        if (shingles.isEmpty() && !words.isEmpty()) {
            shingles.add(String.join(" ", words));
        }
        return shingles;
    }

    /** 64-bit FNV-1a over characters. */
    static long hash(String text) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
        }
        return hash;
    }

    /** Finaliser of SplitMix64. */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinHash hash && Arrays.equals(values, hash.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "MinHash" + Arrays.toString(values);
    }
}
