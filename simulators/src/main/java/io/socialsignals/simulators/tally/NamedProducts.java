package io.socialsignals.simulators.tally;

import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** Which products a post names, found by looking for every name in turn. Slow and plain on purpose. */
final class NamedProducts {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> hashtags = new LinkedHashMap<>();

    void add(Product product) {
        names.put(product.name().toLowerCase(Locale.ROOT), product.id());
        product.aliases().forEach(alias -> names.put(alias.toLowerCase(Locale.ROOT), product.id()));
        product.hashtags().forEach(tag -> hashtags.put(tag, product.id()));
    }

    /** Ids in order. */
    List<String> in(Post post) {
        TreeSet<String> found = new TreeSet<>();
        for (String tag : post.hashtags()) {
            String product = hashtags.get(tag);
            if (product != null) {
                found.add(product);
            }
        }
        String text = post.text().toLowerCase(Locale.ROOT);
        names.forEach((name, product) -> {
            if (holds(text, name)) {
                found.add(product);
            }
        });
        if (text.indexOf('#') >= 0) {
            hashtags.forEach((tag, product) -> {
                if (holds(text, "#" + tag)) {
                    found.add(product);
                }
            });
        }
        return List.copyOf(found);
    }

    private static boolean holds(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            int end = at + name.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) || name.startsWith("#");
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
