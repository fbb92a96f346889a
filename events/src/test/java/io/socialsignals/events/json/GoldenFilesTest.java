package io.socialsignals.events.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every version of every record that was ever written stays readable; the current one is written byte for byte. */
class GoldenFilesTest {
    static Set<String> kinds() {
        return Samples.ALL.keySet();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void versionOneIsReadAndWrittenByteForByte(String kind) throws Exception {
        check(kind, Samples.ALL.get(kind));
    }

    private static <T> void check(String kind, Samples.Sample<T> sample) throws Exception {
        byte[] full = golden("v1/" + kind + ".json");
        assertThat(sample.decode().of(full)).usingRecursiveComparison().isEqualTo(sample.full());
        assertThat(sample.encode().of(sample.full())).asString().isEqualTo(new String(full, "UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theSmallestRecordIsReadPastFieldsThatNobodyKnows(String kind) throws Exception {
        Samples.Sample<?> sample = Samples.ALL.get(kind);
        byte[] minimal = golden("v1/" + kind + "-minimal.json");
        assertThat((Object) sample.decode().of(minimal))
                .usingRecursiveComparison()
                .isEqualTo(sample.minimal());
    }

    static byte[] golden(String name) throws IOException {
        try (InputStream in = GoldenFilesTest.class.getResourceAsStream("/golden/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        }
    }
}
