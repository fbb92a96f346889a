package io.socialsignals.job.config;

import io.socialsignals.analytics.topic.TopicModelText;
import io.socialsignals.analytics.topic.TopicModels;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Where topic models come from: the one that is shipped, or a file. */
final class TopicModelFile {
    /** The name of the model that is shipped. */
    static final String SHIPPED = "shipped";

    private TopicModelFile() {}

    /**
     * The lines of a model, checked; {@link TopicModelText#read} takes them.
     *
     * @param name {@value #SHIPPED} or the path of a file
     * @throws IllegalArgumentException with one line that says why it cannot be used
     */
    static List<String> lines(String name) {
        List<String> lines = name.equals(SHIPPED) ? TopicModels.shippedLines() : file(name);
        TopicModelText.read(lines);
        return lines;
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
}
