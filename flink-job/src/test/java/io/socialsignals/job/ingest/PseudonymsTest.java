package io.socialsignals.job.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.socialsignals.job.config.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.digest.HmacUtils;
import org.junit.jupiter.api.Test;

class PseudonymsTest {
    private final Pseudonyms pseudonyms = new Pseudonyms(Fixtures.KEY);

    @Test
    void isTheHmacOfRealmAndIdCutTo128Bits() {
        byte[] full = HmacUtils.getInitializedMac(
                        "HmacSHA256", Fixtures.KEY.reveal().getBytes(StandardCharsets.UTF_8))
                .doFinal("x\u0000adä".getBytes(StandardCharsets.UTF_8));
        String expected = new Base32()
                .encodeToString(Arrays.copyOf(full, 16))
                .replace("=", "")
                .toLowerCase(Locale.ROOT);
        assertThat(pseudonyms.of("x", "adä")).isEqualTo(expected).hasSize(26);
        assertThat(pseudonyms.of("x", "adä")).isEqualTo(expected);
    }

    @Test
    void dependsOnKeyRealmAndId() {
        String one = pseudonyms.of("x", "ada");
        assertThat(pseudonyms.of("reddit", "ada")).isNotEqualTo(one);
        assertThat(pseudonyms.of("x", "bob")).isNotEqualTo(one);
        assertThat(new Pseudonyms(new Secret("another key, as long")).of("x", "ada"))
                .isNotEqualTo(one);
        assertThat(pseudonyms.ofNullable("x", null)).isNull();
    }

    @Test
    void moreIdsThanTheCacheHoldsStillGetTheirOwn() {
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 40_000; i++) {
            all.add(pseudonyms.of("x", "user" + i));
        }
        assertThat(all).hasSize(40_000);
        assertThat(pseudonyms.of("x", "user0")).isEqualTo(new Pseudonyms(Fixtures.KEY).of("x", "user0"));
    }
}
