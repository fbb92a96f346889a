package io.socialsignals.job.enrich;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.socialsignals.events.Product;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the products that a text is about: a name or alias as whole words in any case, or a hashtag. Where one name lies
 * within another ("aura" in "aura pro"), only the longer one counts.
 */
public final class ProductMatcher {
    private final AhoCorasickDoubleArrayTrie<Set<String>> names = new AhoCorasickDoubleArrayTrie<>();
    private final SortedMap<String, Set<String>> hashtags = new TreeMap<>();
    private final boolean hasNames;

    public ProductMatcher(Collection<Product> catalogue) {
        SortedMap<String, Set<String>> byName = new TreeMap<>();
        for (Product product : catalogue) {
            add(byName, product.name(), product);
            product.aliases().forEach(alias -> add(byName, alias, product));
            for (String hashtag : product.hashtags()) {
                add(byName, "#" + hashtag, product);
                add(hashtags, hashtag, product);
            }
        }
        hasNames = !byName.isEmpty();
        if (hasNames) {
            names.build(byName);
        }
    }

    /** Ids of the products, sorted; empty for a text that is about none. */
    public List<String> match(String text, List<String> postHashtags) {
        Set<String> found = new TreeSet<>();
        for (String hashtag : postHashtags) {
            found.addAll(hashtags.getOrDefault(fold(hashtag), Set.of()));
        }
        for (Hit hit : longest(hits(fold(text)))) {
            found.addAll(hit.products());
        }
        return new ArrayList<>(found);
    }

    private List<Hit> hits(String text) {
        List<Hit> hits = new ArrayList<>();
        if (hasNames) {
            names.parseText(text, (int begin, int end, Set<String> products) -> {
                if (isEdge(text, begin) && isEdge(text, end)) {
                    hits.add(new Hit(begin, end, products));
                }
            });
        }
        return hits;
    }

    private static List<Hit> longest(List<Hit> hits) {
        return hits.size() < 2
                ? hits
                : hits.stream()
                        .filter(hit -> hits.stream().noneMatch(hit::within))
                        .toList();
    }

    /** Whether no word goes on across the place. */
    private static boolean isEdge(String text, int place) {
        return place == 0
                || place == text.length()
                || !Character.isLetterOrDigit(text.codePointBefore(place))
                || !Character.isLetterOrDigit(text.codePointAt(place));
    }

    private static void add(SortedMap<String, Set<String>> products, String name, Product product) {
        String folded = fold(name).strip();
        if (!folded.isEmpty() && !folded.equals("#")) {
            products.computeIfAbsent(folded, n -> new TreeSet<>()).add(product.id());
        }
    }

    /** One form for letters that look alike: compatibility forms composed, lower case, straight apostrophes. */
    private static String fold(String text) {
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFKC);
        return composed.toLowerCase(Locale.ROOT).replace('\u2019', '\'');
    }

    private record Hit(int begin, int end, Set<String> products) {
        boolean within(Hit other) {
            return other.begin <= begin && end <= other.end && other.end - other.begin > end - begin;
        }
    }
}
