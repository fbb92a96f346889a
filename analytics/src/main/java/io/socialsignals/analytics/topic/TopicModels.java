package io.socialsignals.analytics.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The model that is shipped, trained on simulated posts about products. */
public final class TopicModels {
    private static final String RESOURCE = "shop-talk.topics";

    private TopicModels() {}

    /** The model that is shipped. */
    public static TopicModel shipped() {
        return TopicModelText.read(shippedLines());
    }

    /** Its lines; {@link TopicModelText#read} takes them. */
    public static List<String> shippedLines() {
        try (InputStream in = TopicModels.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("resource " + RESOURCE + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
