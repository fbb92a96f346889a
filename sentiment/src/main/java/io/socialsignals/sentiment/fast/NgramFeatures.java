package io.socialsignals.sentiment.fast;

import java.util.Arrays;
import java.util.Set;

/**
 * Turns a prepared text into hashed features: words with the scope of negation, pairs of words, character n-grams inside
 * words, emoticons, runs of punctuation, shouting and stretched words. Holds buffers that the next text overwrites, so
 * one instance serves one thread.
 */
public final class NgramFeatures {
    private static final int MOST_TOKENS = 160;
    private static final double GRAM_WEIGHT = 0.7;

    private static final int NEGATION_REACH = 4;
    private static final int SHORTEST_GRAM = 3;
    private static final int LONGEST_GRAM = 5;
    private static final Set<String> NEGATORS = Set.of(
            "not",
            "no",
            "never",
            "cannot",
            "cant",
            "dont",
            "wont",
            "isnt",
            "wasnt",
            "didnt",
            "doesnt",
            "without",
            "nothing",
            "neither",
            "nor",
            "hardly",
            "barely",
            "n't",
            "aint",
            "couldnt",
            "wouldnt",
            "shouldnt",
            "arent",
            "werent",
            "havent",
            "hasnt",
            "nobody",
            "none",
            "lacks",
            "lack");

    private final int mask;
    private final int[] tokenHashes = new int[MOST_TOKENS];
    private int[] words = new int[256];
    private int[] grams = new int[2048];
    private int wordCount;
    private int gramCount;
    private final StringBuilder word = new StringBuilder(32);

    /** @param bits logarithm of the number of buckets */
    public NgramFeatures(int bits) {
        this.mask = (1 << bits) - 1;
    }

    /** Reads the text; the accessors then describe it. */
    public void read(String text) {
        wordCount = 0;
        gramCount = 0;
        int tokens = 0;
        int negationLeft = 0;
        int length = text.length();
        int i = 0;
        while (i < length && tokens < MOST_TOKENS) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '#' || c == '@') {
                int end = wordEnd(text, i + 1);
                boolean negator = addWord(text, i, end, tokens, negationLeft > 0);
                tokens++;
                negationLeft = negator ? NEGATION_REACH : Math.max(0, negationLeft - 1);
                i = end;
            } else if (c <= ' ') {
                i++;
            } else {
                int end = i + 1;
                while (end < length && end - i < 6 && isMark(text.charAt(end))) {
                    end++;
                }
                addMarks(text, i, end);
                if (c == '.' || c == ',' || c == ';' || c == '!' || c == '?' || c == ':') {
                    negationLeft = 0;
                }
                i = end;
            }
        }
        for (int t = 0; t + 1 < tokens; t++) {
            addWordFeature(mix((tokenHashes[t] * 31 + tokenHashes[t + 1]) ^ 0x5bd1e995));
            if (t + 2 < tokens) {
                addWordFeature(mix((tokenHashes[t] * 131 + tokenHashes[t + 2]) ^ 0x1b873593));
            }
        }
        addWordFeature(mix(0x7f4a7c15 ^ Math.min(6, tokens / 5)));
    }

    public int wordCount() {
        return wordCount;
    }

    /** Bucket of a word feature. */
    public int word(int i) {
        return words[i];
    }

    public int gramCount() {
        return gramCount;
    }

    /** Bucket of a character n-gram. */
    public int gram(int i) {
        return grams[i];
    }

    /** Value of each word feature: words and n-grams are each normalised to a fixed length. */
    public double wordValue() {
        return wordCount == 0 ? 0 : 1 / Math.sqrt(wordCount);
    }

    /** Value of each character n-gram. */
    public double gramValue() {
        return gramCount == 0 ? 0 : GRAM_WEIGHT / Math.sqrt(gramCount);
    }

    private static int wordEnd(String text, int from) {
        int end = from;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean inside = Character.isLetterOrDigit(c)
                    || c == '_'
                    || ((c == '\'' || c == '\u2019')
                            && end + 1 < text.length()
                            && Character.isLetter(text.charAt(end + 1)));
            if (!inside) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean isMark(char c) {
        return c > ' ' && !Character.isLetterOrDigit(c) && c != '#' && c != '@';
    }

    /** Adds one word and its n-grams; true if it negates what follows. */
    private boolean addWord(String text, int from, int to, int position, boolean negated) {
        word.setLength(0);
        boolean stretched = false;
        int capitals = 0;
        for (int i = from; i < to; i++) {
            char raw = text.charAt(i);
            char c = Character.toLowerCase(raw);
            if (c != raw) {
                capitals++;
            }
            int n = word.length();
            if (c == '\u2019') {
                c = '\'';
            }
            if (n >= 2 && word.charAt(n - 1) == c && word.charAt(n - 2) == c) {
                stretched = true;
                continue;
            }
            word.append(c);
        }
        int hash = hash(word, 0, word.length(), 17);
        tokenHashes[position] = negated ? hash * 3 + 1 : hash;
        addWordFeature(mix(hash));
        if (negated) {
            addWordFeature(mix(hash * 3 + 1));
        }
        if (stretched) {
            addWordFeature(mix(0x3c6ef372));
            addWordFeature(mix(hash ^ 0x3c6ef372));
        }
        if (capitals >= 3 && capitals == to - from) {
            addWordFeature(mix(0x2545f491));
        }
        if (to - from > 1) {
            addGrams(negated ? 977 : 53);
        }
        return isNegator();
    }

    private boolean isNegator() {
        int n = word.length();
        if (n < 2 || n > 10) {
            return false;
        }
        String spelt = word.toString();
        return spelt.endsWith("n't") || NEGATORS.contains(spelt);
    }

    private void addGrams(int seed) {
        word.insert(0, ' ').append(' ');
        int n = word.length();
        for (int from = 0; from + SHORTEST_GRAM <= n; from++) {
            int hash = seed;
            int last = Math.min(n, from + LONGEST_GRAM);
            for (int i = from; i < last; i++) {
                hash = (hash ^ word.charAt(i)) * 0x01000193;
                if (i - from + 1 >= SHORTEST_GRAM) {
                    addGram(mix(hash));
                }
            }
        }
    }

    /** Punctuation as written: emoticons and stressed marks are whole features. */
    private void addMarks(String text, int from, int to) {
        int hash = 91;
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        addWordFeature(mix(hash));
        if (to < text.length() && to - from <= 2 && (text.charAt(from) == ':' || text.charAt(from) == ';')) {
            // ":D", ":P", ":-D": the mouth is a letter.
            addWordFeature(mix((hash ^ text.charAt(to)) * 0x01000193));
        }
    }

    private static int hash(CharSequence chars, int from, int to, int seed) {
        int hash = seed;
        for (int i = from; i < to; i++) {
            hash = (hash ^ chars.charAt(i)) * 0x01000193;
        }
        return hash;
    }

    /** Murmur3's finaliser: spreads FNV's weak low bits over the buckets. */
    private static int mix(int hash) {
        int h = hash;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        return h ^ (h >>> 16);
    }

    private void addWordFeature(int hash) {
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, 2 * wordCount);
        }
        words[wordCount++] = hash & mask;
    }

    private void addGram(int hash) {
        if (gramCount == grams.length) {
            grams = Arrays.copyOf(grams, 2 * gramCount);
        }
        grams[gramCount++] = hash & mask;
    }
}
