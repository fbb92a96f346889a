package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Product;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class ProductMatcherTest {
    private static final ProductMatcher MATCHER = new ProductMatcher(List.of(
            product("1", "Aura", List.of(), List.of("aura")),
            product("2", "Aura Pro", List.of("the pro one"), List.of("aurapro")),
            product("3", "Zo\u00eb's Lamp", List.of("zlamp"), List.of())));

    @Example
    void names_and_aliases_are_found_as_whole_words_in_any_case() {
        assertThat(match("Got an AURA today!")).containsExactly("1");
        assertThat(match("aural fixation, laura")).isEmpty();
        assertThat(match("aura,aura;aura")).containsExactly("1");
        assertThat(match("THE PRO ONE and zlamp")).containsExactly("2", "3");
        assertThat(match("aura2")).isEmpty();
        assertThat(match("(aura)\uD83D\uDE00")).containsExactly("1");
    }

    @Example
    void the_longer_of_two_names_counts() {
        assertThat(match("my aura pro")).containsExactly("2");
        assertThat(match("my aura pro and your aura")).containsExactly("1", "2");
        assertThat(match("aura prose")).containsExactly("1");
    }

    @Example
    void hashtags_are_found_in_the_list_and_in_the_text() {
        assertThat(MATCHER.match("look", List.of("AuraPro"))).containsExactly("2");
        assertThat(match("look #aurapro")).containsExactly("2");
        assertThat(MATCHER.match("look", List.of("nothing"))).isEmpty();
    }

    @Example
    void letters_that_look_alike_are_the_same() {
        assertThat(match("zoe\u0308\u2019s lamp")).containsExactly("3");
        assertThat(match("\uFF41\uFF55\uFF52\uFF41")).containsExactly("1");
    }

    @Example
    void an_empty_catalogue_matches_nothing() {
        assertThat(new ProductMatcher(List.of()).match("aura", List.of("aura"))).isEmpty();
    }

    @Property(tries = 200)
    void it_finds_what_a_plain_search_for_words_finds(
            @ForAll("words") List<String> names, @ForAll("words") List<String> text) {
        List<Product> catalogue = new ArrayList<>();
        for (String name : names) {
            catalogue.add(product(name, name, List.of(), List.of()));
        }
        TreeSet<String> expected = new TreeSet<>(text);
        expected.retainAll(names);
        assertThat(new ProductMatcher(catalogue).match(String.join(" ", text).toUpperCase(Locale.ROOT), List.of()))
                .containsExactlyElementsOf(expected);
    }

    @Provide
    Arbitrary<List<String>> words() {
        return Arbitraries.strings()
                .withChars("abc")
                .ofMinLength(1)
                .ofMaxLength(3)
                .list()
                .ofMaxSize(8);
    }

    private static List<String> match(String text) {
        return MATCHER.match(text, List.of());
    }

    private static Product product(String id, String name, List<String> aliases, List<String> hashtags) {
        return new Product(id, name, "brand", "home", aliases, hashtags, 1, "EUR");
    }
}
