package io.socialsignals.sentiment.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PostTextTest {
    @Test
    void usersAndLinksAreMasked() {
        assertThat(PostText.of("@alice look https://example.org/a?b=1 and www.shop.example/x, mail me@example.org"))
                .isEqualTo("@user look http and http mail me@example.org");
    }

    @Test
    void escapesAndEntitiesAreDecoded() {
        assertThat(PostText.of("Plus\\u002c it\\u2019s 5 &gt; 4 &amp;amp")).isEqualTo("Plus, it\u2019s 5 > 4 &amp");
    }

    @Test
    void emojiAreSpeltAndRunsShortened() {
        assertThat(PostText.of("\uD83D\uDE02\uD83D\uDE02\uD83D\uDE02 great \u2764\uFE0F"))
                .isEqualTo("face with tears of joy face with tears of joy great heavy black heart");
        assertThat(PostText.of("\uD83D\uDC4D\uD83C\uDFFD")).isEqualTo("thumbs up sign");
    }

    @Test
    void masksDigitsAndPunctuationAreNoContentButEmojiAndEmoticonsAre() {
        assertThat(PostText.hasContent(PostText.masked("@bob https://example.org 12:30 ...")))
                .isFalse();
        assertThat(PostText.hasContent("\uD83D\uDE21")).isTrue();
        assertThat(PostText.hasContent(":)")).isTrue();
        assertThat(PostText.hasContent("ok")).isTrue();
    }

    @Property(tries = 300)
    void anyTextBecomesWellFormedWithoutLineBreaks(@ForAll String raw) {
        String prepared = PostText.of(raw);
        assertThat(prepared).doesNotContain("\n").doesNotContain("\r");
        for (int i = 0; i < prepared.length(); i++) {
            if (Character.isHighSurrogate(prepared.charAt(i))) {
                assertThat(Character.isLowSurrogate(prepared.charAt(++i))).isTrue();
            } else {
                assertThat(Character.isLowSurrogate(prepared.charAt(i))).isFalse();
            }
        }
    }
}
