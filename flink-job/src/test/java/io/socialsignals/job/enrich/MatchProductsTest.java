package io.socialsignals.job.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.events.Post;
import io.socialsignals.events.Product;
import io.socialsignals.job.ingest.Ingested;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.streaming.util.BroadcastOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // close() of the harness declares any exception
final class MatchProductsTest {
    @Test
    void posts_wait_until_the_catalogue_is_complete() throws Exception {
        try (var harness = matcher()) {
            harness.processElement(post("a", "a kettle"), 1);
            harness.processBroadcastElement(new CatalogueUpdate(product("1", "kettle")), 1);
            harness.processElement(post("b", "a lamp"), 1);
            harness.processBroadcastElement(new CatalogueUpdate(product("2", "lamp")), 1);
            assertThat(harness.extractOutputValues()).isEmpty();
            harness.processBroadcastElement(new CatalogueUpdate(null), 1);
            harness.processElement(post("c", "a walk"), 1);
            assertThat(matches(harness)).containsExactly("a [1]", "b [2]", "c []");
        }
    }

    @Test
    void a_change_of_the_catalogue_holds_for_the_posts_after_it() throws Exception {
        try (var harness = matcher()) {
            harness.processBroadcastElement(new CatalogueUpdate(product("1", "kettle")), 1);
            harness.processBroadcastElement(new CatalogueUpdate(null), 1);
            harness.processElement(post("a", "kettle and lamp"), 1);
            harness.processBroadcastElement(new CatalogueUpdate(product("2", "lamp")), 1);
            harness.processElement(post("b", "kettle and lamp"), 1);
            harness.processBroadcastElement(new CatalogueUpdate(product("1", "renamed")), 1);
            harness.processElement(post("c", "kettle and lamp"), 1);
            assertThat(matches(harness)).containsExactly("a [1]", "b [1, 2]", "c [2]");
        }
    }

    private static BroadcastOperatorTestHarness<Ingested<Post>, CatalogueUpdate, MatchedPost> matcher()
            throws Exception {
        return ProcessFunctionTestHarnesses.forBroadcastProcessFunction(
                new MatchProducts(), MatchProducts.PRODUCTS, MatchProducts.COMPLETE);
    }

    private static List<String> matches(
            BroadcastOperatorTestHarness<Ingested<Post>, CatalogueUpdate, MatchedPost> harness) {
        List<String> matches = new ArrayList<>();
        for (MatchedPost matched : harness.extractOutputValues()) {
            matches.add(matched.post().id() + " " + matched.products());
        }
        return matches;
    }

    private static Ingested<Post> post(String id, String text) {
        Post post =
                new Post(id, 1, "x", "author", 1, text, null, List.of(), List.of(), null, null, null, null, null, null);
        return new Ingested<>(post, 1, 1, 0, 0);
    }

    private static Product product(String id, String name) {
        return new Product(id, name, "brand", "home", List.of(), List.of(), 1, "EUR");
    }
}
