package io.socialsignals.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever comes, decoding gives a record that can be written again, or a {@link DecodeException} with a known rule. */
class FuzzTest {
    private static final List<String> RULES =
            EventCodec.rules().stream().map(Rule::name).toList();
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            ",",
            ":",
            "\\u0000",
            "\\ud83d",
            "\\u12",
            "null",
            "true",
            "-1",
            "1e999",
            "\"v\":2,",
            "NaN",
            "0x1",
            "//",
            "99999999999999999999999999999999999",
            "\"id\":",
            "\u0000",
            "\uFEFF",
            "💡",
            "{\"a\":",
            "[[[[");

    @Property(tries = 2000, seed = "1")
    void anyBytes(@ForAll byte[] bytes) {
        Samples.ALL.values().forEach(sample -> check(sample, bytes));
    }

    @Property(tries = 3000, seed = "2")
    void recordsWithDamage(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<String> kinds = Samples.ALL.keySet().stream().sorted().toList();
        String kind = kinds.get(random.nextInt(kinds.size()));
        byte[] bytes = GoldenFilesTest.golden("v1/" + kind + (random.nextBoolean() ? ".json" : "-minimal.json"));
        for (int i = random.nextInt(4); i >= 0; i--) {
            bytes = damage(bytes, random);
        }
        check(Samples.ALL.get(kind), bytes);
    }

    @Property(tries = 2000, seed = "3")
    void theCheckOfUtf8AgreesWithTheJavaPlatform(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = "{\"id\":\"ünï 💡 日本 \\\\ plain ascii \"}".getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i > 0; i--) {
            bytes[2 + random.nextInt(bytes.length - 2)] = (byte) (1 + random.nextInt(255));
        }
        boolean valid = true;
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            valid = false;
        }
        assertThat(Utf8Check.of(bytes) != Utf8Check.BAD).isEqualTo(valid);
    }

    private static byte[] damage(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(8));
        byte[] middle =
                switch (random.nextInt(4)) {
                    case 0 -> PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
                    case 1 -> new byte[] {(byte) random.nextInt(256)};
                    case 2 -> Arrays.copyOfRange(bytes, random.nextInt(at + 1), at);
                    default -> new byte[0];
                };
        byte[] damaged = new byte[at + middle.length + bytes.length - to];
        System.arraycopy(bytes, 0, damaged, 0, at);
        System.arraycopy(middle, 0, damaged, at, middle.length);
        System.arraycopy(bytes, to, damaged, at + middle.length, bytes.length - to);
        return damaged;
    }

    private static <T> void check(Samples.Sample<T> sample, byte[] bytes) {
        T value;
        try {
            value = sample.decode().of(bytes);
        } catch (DecodeException e) {
            assertThat(RULES).contains(e.rule());
            assertThat(e.getStackTrace()).isEmpty();
            return;
        }
        byte[] again = sample.encode().of(value);
        try {
            assertThat(sample.decode().of(again)).usingRecursiveComparison().isEqualTo(value);
        } catch (DecodeException e) {
            throw new AssertionError("what was read cannot be read again: " + e.rule(), e);
        }
    }
}
