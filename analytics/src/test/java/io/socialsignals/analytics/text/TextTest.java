package io.socialsignals.analytics.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.socialsignals.analytics.text.SpamRules.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void termsAreWordsThatSaySomething() {
        assertThat(Terms.of("RT @shop: The Aurora Kettle isn’t worth it &amp; it's LOUD! https://x.co/a #KettleFail"))
                .containsExactly("aurora", "kettle", "worth", "loud", "kettlefail");
    }

    @Test
    void wordsThatBelongTogetherMakeAPhrase() {
        List<List<String>> texts = Stream.of(
                        "agent banking works",
                        "love agent banking",
                        "agent banking today fails",
                        "banking fees up",
                        "fees works love",
                        "agent banking again")
                .map(Terms::of)
                .toList();
        assertThat(Phrases.of(texts, 3, 0.3)).singleElement().satisfies(phrase -> {
            assertThat(phrase.words()).isEqualTo("agent banking");
            assertThat(phrase.count()).isEqualTo(4);
        });
    }

    @Test
    void spamIsNamedByItsReason() {
        assertThat(SpamRules.ofText("buy https://a.co https://b.co")).isEqualTo(Reason.LINKS);
        assertThat(SpamRules.ofText("#a ".repeat(13))).isEqualTo(Reason.STUFFING);
        assertThat(SpamRules.ofText("what a nice kettle, see https://a.co")).isNull();
    }

    @Test
    void realPostsAreHardlyEverTakenForSpam() throws IOException {
        List<String> posts = posts();
        long spam =
                posts.stream().filter(post -> SpamRules.ofText(post) != null).count();
        assertThat(spam / (double) posts.size()).isLessThan(0.005);
    }

    private static List<String> posts() throws IOException {
        String configured = System.getenv("SOCIAL_SIGNALS_DATA");
        Path file = Stream.of(
                        configured == null ? "../shared/data" : configured, "../../shared/data", "../../../shared/data")
                .map(root -> Path.of(root, "sentiment", "te_train.tsv"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("te_train.tsv"));
        assumeTrue(Files.exists(file), "needs sentiment/te_train.tsv of the shared data");
        return Files.readAllLines(file).stream()
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .toList();
    }

    @Test
    void a_text_that_comes_again_with_another_number_was_filled_into_a_form() {
        List<PrintedPost> posts = List.of(
                PrintedPost.of("1", "a", 0, false, "Got my kettle from batch 12 today and it works great"),
                PrintedPost.of("2", "b", 60_000, false, "Got my kettle from batch 77 today and it works great"),
                PrintedPost.of("3", "c", 120_000, true, "Got my kettle from batch 78 today and it works great"),
                PrintedPost.of("4", "d", 180_000, false, "The handle of my kettle came off this morning"));
        assertThat(judged(posts)).containsExactly(null, Reason.TEMPLATE, null, null);
    }

    @Test
    void many_copies_and_many_posts_of_one_author_are_told_by_earlier_posts_only() {
        List<PrintedPost> posts = new java.util.ArrayList<>();
        for (int i = 0; i < 22; i++) {
            posts.add(PrintedPost.of("" + (char) ('a' + i), "one", i, false, "the very same words again and again"));
        }
        List<Reason> judged = judged(posts);
        assertThat(judged.subList(0, 10)).containsOnlyNulls();
        assertThat(judged.subList(10, 20)).containsOnly(Reason.DUPLICATE);
        assertThat(judged.subList(20, 22)).containsOnly(Reason.BURST);
    }

    /** Posts in their order, each compared with all before it. */
    private static List<Reason> judged(List<PrintedPost> posts) {
        SpamLimits limits = SpamLimits.standard();
        for (int i = 0; i < posts.size(); i++) {
            for (int j = 0; j < i; j++) {
                SpamRules.compareAuthors(posts.get(j), posts.get(i));
                SpamRules.compareTexts(posts.get(j), posts.get(i), limits);
            }
        }
        return posts.stream().map(post -> SpamRules.ofEarlier(post, limits)).toList();
    }
}
