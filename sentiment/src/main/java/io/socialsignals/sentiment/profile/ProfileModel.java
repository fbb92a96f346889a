package io.socialsignals.sentiment.profile;

import ai.djl.MalformedModelException;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ModelNotFoundException;
import ai.djl.repository.zoo.ZooModel;
import io.socialsignals.sentiment.SentimentException;
import io.socialsignals.sentiment.ShippedFile;
import io.socialsignals.sentiment.encoder.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A model loaded from a profile through DJL's criteria; shared by threads, each with its own predictor. */
public final class ProfileModel implements AutoCloseable {
    private final ModelProfile profile;
    private final ZooModel<String, float[]> model;

    private ProfileModel(ModelProfile profile, ZooModel<String, float[]> model) {
        this.profile = profile;
        this.model = model;
    }

    /**
     * Loads the model.
     *
     * @throws SentimentException in one sentence, if the engine or the model is missing, damaged or not the expected one
     */
    public static ProfileModel load(ModelProfile profile) {
        Engines.prepare();
        if (!Engine.hasEngine(profile.engine())) {
            throw new SentimentException("the sentiment model " + profile.name() + " needs DJL's engine "
                    + profile.engine() + ", which is not on the class path");
        }
        try {
            ZooModel<String, float[]> model = criteria(profile).loadModel();
            try {
                check(profile, model.getModelPath());
            } catch (SentimentException e) {
                model.close();
                throw e;
            }
            return new ProfileModel(profile, model);
        } catch (ModelNotFoundException | IllegalArgumentException e) {
            // DJL calls an address malformed that none of the model zoos it could reach knows.
            throw notFound(profile, e);
        } catch (MalformedModelException | IOException e) {
            if (e instanceof IOException && !profile.url().matches("(file|jar):.*")) {
                throw notFound(profile, e);
            }
            throw new SentimentException(
                    "the sentiment model " + profile.name() + " at " + profile.url()
                            + " cannot be loaded: it is damaged or not made for " + profile.engine(),
                    e);
        }
    }

    private static SentimentException notFound(ModelProfile profile, Exception cause) {
        return new SentimentException(
                "the sentiment model " + profile.name() + " was not found at " + profile.url()
                        + " (offline, only local files are looked at; see docs/sentiment.md)",
                cause);
    }

    private static Criteria<String, float[]> criteria(ModelProfile profile) {
        Criteria.Builder<String, float[]> criteria = Criteria.builder()
                .setTypes(String.class, float[].class)
                .optModelUrls(profile.url())
                .optEngine(profile.engine())
                .optTranslator(new LogitsTranslator(profile));
        if (profile.engine().equals(Engines.ONNX_RUNTIME)) {
            criteria.optOption("intraOpNumThreads", "1").optOption("interOpNumThreads", "1");
        }
        return criteria.build();
    }

    ModelProfile profile() {
        return profile;
    }

    Predictor<String, float[]> newPredictor() {
        return model.newPredictor();
    }

    private static void check(ModelProfile profile, Path folder) throws IOException {
        String expected = profile.sha256();
        if (expected == null) {
            return;
        }
        Path root = Files.isDirectory(folder) ? folder : folder.resolveSibling(".");
        List<Path> networks;
        try (Stream<Path> files = Files.walk(root, 1)) {
            networks = files.filter(file -> file.toString().matches(".*\\.(onnx|pt)"))
                    .toList();
        }
        for (Path network : networks) {
            if (ShippedFile.sha256(Files.readAllBytes(network)).equals(expected)) {
                return;
            }
        }
        throw new SentimentException("the sentiment model " + profile.name() + " at " + profile.url()
                + " is not the expected one: no network file there has the SHA-256 " + expected);
    }

    @Override
    public void close() {
        model.close();
    }
}
