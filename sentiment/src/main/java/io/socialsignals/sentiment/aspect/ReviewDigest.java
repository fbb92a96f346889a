package io.socialsignals.sentiment.aspect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a shop would want to know of its reviews, product by product: how many are negative and by which phrases, and which
 * reviews say something else than their stars. Not thread-safe.
 */
public final class ReviewDigest {
    private static final int LONGEST_QUOTE = 160;
    private static final Comparator<Contradiction> WIDEST_FIRST = Comparator.comparingDouble(
                    (Contradiction contradiction) -> -Math.abs(contradiction.compared.gap()))
            .thenComparing(Contradiction::id)
            .thenComparing(Contradiction::text);

    private final NegativeDrivers drivers = new NegativeDrivers();
    private final Map<String, Product> products = new TreeMap<>();

    /**
     * A scored review.
     *
     * @param stars 1 to 5
     * @param polarity of the text, in [-1, 1]
     * @param negative whether the text was judged negative
     */
    public record Review(String id, String product, int stars, String text, double polarity, boolean negative) {}

    private record Contradiction(String id, String text, StarsAndText compared, double polarity) {}

    private static final class Product {
        private int reviews;
        private int negatives;
        private long stars;
        private final List<Contradiction> contradictions = new ArrayList<>();
    }

    public void add(Review review) {
        drivers.add(review.product, review.text, review.negative);
        Product product = products.computeIfAbsent(review.product, id -> new Product());
        product.reviews++;
        product.negatives += review.negative ? 1 : 0;
        product.stars += review.stars;
        StarsAndText compared = StarsAndText.of(review.stars, review.polarity);
        if (compared.contradict()) {
            product.contradictions.add(new Contradiction(review.id, review.text, compared, review.polarity));
        }
    }

    /** Products that have reviews, by id. */
    public List<String> products() {
        return List.copyOf(products.keySet());
    }

    /**
     * The digest of one product, in lines to print; empty if it has no reviews.
     *
     * @param phrases how many at most
     * @param quotes how many contradicting reviews at most
     */
    public List<String> of(String id, int phrases, int quotes) {
        Product product = products.get(id);
        if (product == null) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s  %d reviews, %.1f stars, %d negative texts, %d contradict their stars",
                id,
                product.reviews,
                (double) product.stars / product.reviews,
                product.negatives,
                product.contradictions.size()));
        List<NegativeDrivers.Driver> blamed = drivers.of(id, phrases);
        if (product.negatives > 0) {
            lines.add("  Blamed for: "
                    + (blamed.isEmpty()
                            ? "nothing that stands out"
                            : String.join(
                                    ", ",
                                    blamed.stream()
                                            .map(driver -> driver.phrase() + " (" + driver.reviews() + " reviews)")
                                            .toList())));
        }
        product.contradictions.stream()
                .sorted(WIDEST_FIRST)
                .limit(quotes)
                .forEach(found -> lines.add(String.format(
                        Locale.ROOT,
                        "  %d stars, text %+.2f: \"%s\" [%s]",
                        found.compared.stars(),
                        found.polarity,
                        quote(found.text),
                        found.id)));
        return lines;
    }

    private static String quote(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "...";
    }
}
