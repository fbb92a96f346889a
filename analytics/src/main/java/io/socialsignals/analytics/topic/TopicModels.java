package io.socialsignals.analytics.topic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where topic models come from. */
public final class TopicModels {
    /** The name of the model that is shipped: trained on simulated posts about products. */
    public static final String SHIPPED = "shipped";

    private static final String RESOURCE = "shop-talk.topics";

    private TopicModels() {}

    /**
     * The lines of a model, checked; {@link TopicModelText#read} takes them.
     *
     * @param name {@value #SHIPPED} or the path of a file
     * @throws IllegalArgumentException with one line that says why it cannot be used
     */
    public static List<String> lines(String name) {
        List<String> lines = name.equals(SHIPPED) ? shipped() : file(name);
        TopicModelText.read(lines);
        return lines;
    }

    /** The model of a name; see {@link #lines}. */
    public static TopicModel open(String name) {
        return TopicModelText.read(lines(name));
    }

    private static List<String> file(String name) {
        try {
            return Files.readAllLines(Path.of(name));
        } catch (NoSuchFileException e) {
            throw new IllegalArgumentException("there is no file " + name, e);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("Not a topic model: " + name + " is not UTF-8 text", e);
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException("file " + name + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<String> shipped() {
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
