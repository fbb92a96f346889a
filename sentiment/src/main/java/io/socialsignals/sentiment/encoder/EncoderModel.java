package io.socialsignals.sentiment.encoder;

import io.socialsignals.sentiment.fast.FastModel;

/** Everything that the encoder tier and the cascade share between threads. */
public record EncoderModel(SentenceEncoder encoder, EncoderHead head, FastModel fast) implements AutoCloseable {

    /** The model that travels with the build. */
    public static EncoderModel shipped() {
        EncoderHead head = EncoderHead.shipped();
        return new EncoderModel(SentenceEncoder.reading(head.layers()), head, FastModel.shipped());
    }

    @Override
    public void close() {
        encoder.close();
    }
}
