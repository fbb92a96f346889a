package io.socialsignals.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class SentimentSpecTest {
    @Test
    void aThresholdFollowsTheAtSign() {
        assertThat(SentimentSpec.parse(" cascade@0.6 ").threshold()).isEqualTo(0.6);
        assertThat(SentimentSpec.parse("cascade").threshold()).isNaN();
        assertThat(SentimentSpec.parse("cascade@0.6")).hasToString("cascade@0.6");
    }

    @Test
    void theFirstLayersHaveAThresholdAfterASlash() {
        SentimentSpec spec = SentimentSpec.parse("cascade@0.6/0.5");
        assertThat(spec.threshold()).isEqualTo(0.6);
        assertThat(spec.earlyThreshold()).isEqualTo(0.5);
        assertThat(SentimentSpec.parse("cascade@0.6").earlyThreshold()).isNaN();
        assertThat(spec).hasToString("cascade@0.6/0.5");
    }

    @Test
    void nonsenseIsRefusedInOneSentence() {
        for (String nonsense :
                new String[] {"", "  ", "cascade@fast", "cascade@-1", "cascade@0.6/", "cascade@0.6/-1"}) {
            assertThatThrownBy(() -> SentimentSpec.parse(nonsense)).as(nonsense).isInstanceOf(SentimentException.class);
        }
    }

    @Test
    void itTravelsToTheTaskManagers() throws Exception {
        SentimentSpec spec = SentimentSpec.parse("cascade@0.6").withCacheSize(5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(spec);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(spec);
        }
    }
}
