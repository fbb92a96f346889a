package io.socialsignals.sentiment.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.inference.Predictor;
import ai.djl.translate.TranslateException;
import io.socialsignals.sentiment.profile.TinyModel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OnnxCutTest {
    private static final float[][] TABLE = {{1, 2}, {3, 4}};

    @Test
    void whatTheWantedTensorDoesNotNeedIsDropped() {
        byte[] whole = TinyModel.onnx(TABLE);
        byte[] cut = OnnxCut.computing(whole, List.of("rows"));
        assertThat(text(whole)).contains("attention_mask", "scale", "unused-node");
        assertThat(text(cut)).contains("table", "input_ids", "rows-node");
        assertThat(text(cut))
                .doesNotContain("attention_mask")
                .doesNotContain("scale")
                .doesNotContain("unused");
    }

    @Test
    void aTensorThatNothingComputesIsNamed() {
        assertThatThrownBy(() -> OnnxCut.computing(TinyModel.onnx(TABLE), List.of("table")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("table");
    }

    @Test
    void aGivenTensorBecomesAnInputAndWhatComputedItIsDropped() {
        byte[] whole = TinyModel.onnx(TABLE);
        byte[] rest = OnnxCut.computing(whole, Set.of("rows"), List.of("logits"));
        assertThat(text(rest))
                .contains("rows", "logits")
                .doesNotContain("rows-node")
                .doesNotContain("table");
        assertThatThrownBy(() -> OnnxCut.computing(whole, Set.of("nothing"), List.of("logits")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] whole = TinyModel.onnx(TABLE);
        byte[] shortened = Arrays.copyOf(whole, whole.length - 5);
        assertThatThrownBy(() -> OnnxCut.computing(shortened, List.of("rows")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void anInnerLayerIsTheSameWhereverTheNetworkIsCut() throws TranslateException {
        String text = "the battery died after two days";
        try (SentenceEncoder shallow = SentenceEncoder.reading(List.of(2));
                SentenceEncoder deep = SentenceEncoder.reading(List.of(2, 4));
                Predictor<String, Encoded> first = shallow.newPredictor();
                Predictor<String, Encoded> second = deep.newPredictor()) {
            float[] alone = first.predict(text).means();
            float[] beside = second.predict(text).means();
            assertThat(Arrays.copyOf(beside, SentenceEncoder.WIDTH)).isEqualTo(alone);
            assertThat(beside).hasSize(2 * SentenceEncoder.WIDTH);
        }
        assertThat(SentenceEncoder.cut(List.of(2)).length).isLessThan(SentenceEncoder.cut(List.of(4)).length);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
