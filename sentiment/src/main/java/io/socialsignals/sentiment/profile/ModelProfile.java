package io.socialsignals.sentiment.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.socialsignals.sentiment.SentimentException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text classifier that somebody else trained, as data.
 *
 * @param name shown with every score
 * @param url where the model lies: a DJL URL ({@code djl://}, {@code file:}, {@code jar:}, {@code https://},
 *     {@code s3://}) of a folder or archive that holds the network and its {@code tokenizer.json}
 * @param engine DJL's engine, {@code OnnxRuntime} or {@code PyTorch}
 * @param labels the tone of each output in the network's order: {@code negative}, {@code neutral}, {@code positive}; two
 *     outputs, without a neutral one, are read as described at {@link TwoClasses}
 * @param maskUsers whether the model expects {@code @user} for user names
 * @param maskLinks whether the model expects {@code http} for links
 * @param tokenTypes whether the network takes {@code token_type_ids}
 * @param maxTokens longer texts are cut
 * @param language the only language the model reads, {@code en}, or {@code *} for all
 * @param sha256 of the network's file, checked at load; null to skip
 */
@JsonIgnoreProperties(ignoreUnknown = false)
public record ModelProfile(
        String name,
        String url,
        String engine,
        List<Tone> labels,
        boolean maskUsers,
        boolean maskLinks,
        boolean tokenTypes,
        int maxTokens,
        String language,
        @Nullable String sha256) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** What one of the network's outputs stands for. */
    public enum Tone {
        NEGATIVE,
        NEUTRAL,
        POSITIVE
    }

    public ModelProfile {
        labels = List.copyOf(labels);
        if (!labels.contains(Tone.NEGATIVE) || !labels.contains(Tone.POSITIVE) || labels.size() > 3) {
            throw new SentimentException(
                    "the profile " + name + " must map two or three outputs, a negative and a positive among them");
        }
        if (maxTokens < 3) {
            throw new SentimentException("the profile " + name + " must allow at least 3 tokens");
        }
    }

    /** The profile that travels with the build under this name, or null if there is none. */
    public static @Nullable ModelProfile shipped(String name) {
        if (!name.matches("[a-z0-9-]+")) {
            return null;
        }
        try (InputStream in = ModelProfile.class.getResourceAsStream(name + ".json")) {
            return in == null ? null : JSON.readValue(in, ModelProfile.class);
        } catch (IOException e) {
            throw new SentimentException("the shipped profile " + name + " cannot be read", e);
        }
    }

    /**
     * Reads a profile from a file; a relative {@code file} address in it is taken from the file's folder.
     *
     * @throws SentimentException if the file is missing or no profile
     */
    public static ModelProfile read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new SentimentException("there is no model profile at " + file);
        }
        try {
            return JSON.readValue(Files.readAllBytes(file), ModelProfile.class);
        } catch (IOException e) {
            String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            throw new SentimentException("the model profile " + file + " cannot be read: " + reason, e);
        }
    }

    /** The same model from another place. */
    public ModelProfile at(String otherUrl) {
        return new ModelProfile(
                name, otherUrl, engine, labels, maskUsers, maskLinks, tokenTypes, maxTokens, language, sha256);
    }
}
