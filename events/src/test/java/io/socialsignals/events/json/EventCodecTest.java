package io.socialsignals.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.socialsignals.events.CommerceEvent;
import io.socialsignals.events.CommerceType;
import io.socialsignals.events.Post;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventCodecTest {
    private static final String POST =
            "{\"v\":1,\"id\":\"p\",\"at\":1767225600000,\"platform\":\"x\",\"authorId\":\"a\",\"text\":\"t\"%s}";

    @Test
    void aMinimalPostHasEmptyListsAndNulls() throws DecodeException {
        assertThat(EventCodec.decodePost(bytes(POST.replace("%s", ""))))
                .isEqualTo(new Post(
                        "p",
                        1767225600000L,
                        "x",
                        "a",
                        0,
                        "t",
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    void unknownFieldsOfAnyShapeAreIgnored() throws DecodeException {
        String extra = ",\"new\":{\"deep\":[1,{\"id\":\"other\"}]},\"flag\":true,\"v\":1";
        assertThat(EventCodec.decodePost(bytes(POST.replace("%s", extra))).id()).isEqualTo("p");
    }

    @Test
    void theVersionIsWhatIsWrongEvenWhenItComesAfterABadField() {
        DecodeException e = failure("{\"id\":5,\"at\":true,\"v\":2}");
        assertThat(e.kind()).isEqualTo("unsupported");
        assertThat(e.rule()).isEqualTo("version.unsupported");
        assertThat(e.getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                            | json.syntax",
                "[]                                           | json.object",
                "{} {}                                        | post.id.missing",
                "{\"id\":5}                                   | post.id.type",
                "{\"id\":\"\"}                                | post.id.missing",
                "{\"id\":null}                                | post.id.missing",
                "{\"id\":\"a\",\"id\":\"b\"}                  | json.duplicate",
                "{\"id\":\"a\\u0000\"}                        | json.character",
                "{\"id\":\"a\\ud800\"}                        | json.character",
                "{\"at\":1.5}                                 | post.at.type",
                "{\"at\":99999999999999999999}                | time.too_early",
                "{\"at\":946684799999}                        | time.too_early",
                "{\"at\":1111111111222222222233333333334}     | json.number.length",
                "{\"x\":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}  | json.depth",
                "{\"platform\":\"X\"}                         | post.platform.format",
                "{\"hashtags\":[\"a\",1]}                     | post.hashtags.type",
                "{\"hashtags\":[\"\"]}                        | post.hashtags.length",
                "{\"authorFollowers\":-1}                     | post.authorFollowers.range",
                "{\"v\":\"1\"}                                | version.type",
                "{\"v\":0}                                    | version.unsupported",
                "{\"v\":99999999999}                          | version.unsupported",
            })
    void aBrokenPostNamesItsRule(String json, String rule) {
        assertThat(failure(json).rule()).isEqualTo(rule);
    }

    @Test
    void lengthsAreLimited() {
        assertThat(failure("{\"text\":\"" + "x".repeat(10_001) + "\"}").rule()).isEqualTo("post.text.length");
        assertThat(failure("{\"text\":\"" + "x".repeat(20_001) + "\"}").rule()).isEqualTo("json.string.length");
        assertThat(failure("{\"" + "n".repeat(60_000) + "\":1}").rule()).isEqualTo("json.name.length");
        assertThat(failure(" ".repeat(65_537)).rule()).isEqualTo("record.size");
        assertThat(failure("{\"hashtags\":[" + "\"a\",".repeat(100) + "\"a\"]}").rule())
                .isEqualTo("post.hashtags.count");
        assertThat(failure("").rule()).isEqualTo("record.empty");
    }

    @Test
    void bytesAfterTheObjectAreRefused() {
        assertThat(failure(POST.replace("%s", "") + " 1").rule()).isEqualTo("json.syntax");
    }

    @Test
    void aCommerceEventKeepsEveryField() throws DecodeException {
        CommerceEvent event = new CommerceEvent(
                "c",
                1767225600000L,
                CommerceType.RETURN,
                "sku",
                1999,
                2,
                3998,
                "EUR",
                "u",
                "s",
                "o",
                "de-by",
                "x",
                "camp",
                "code",
                "resale",
                "too small",
                "25-34",
                "f");
        assertThat(EventCodec.decodeCommerceEvent(EventCodec.encode(event))).isEqualTo(event);
    }

    private static DecodeException failure(String json) {
        return catchThrowableOfType(DecodeException.class, () -> EventCodec.decodePost(bytes(json)));
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
