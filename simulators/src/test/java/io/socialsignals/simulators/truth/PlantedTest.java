package io.socialsignals.simulators.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlantedTest {
    @Test
    void aHotKeyExplainsTheSpikeOfItsProductAndNoOther() throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(
                        """
                        {"hot_keys": [{"product": "p", "from": "2026-01-05T10:00:00Z", "to": "2026-01-05T16:00:00Z"}]}""");
        long noon = Instant.parse("2026-01-05T12:00:00Z").getEpochSecond();
        assertThat(Planted.explains(truth, "p", "views", noon, noon + 3600)).isTrue();
        assertThat(Planted.explains(truth, "q", "views", noon, noon + 3600)).isFalse();
        assertThat(Planted.explains(truth, "p", "views", noon - 7200, noon - 7200))
                .isFalse();
    }
}
