package io.socialsignals.sentiment;

import io.socialsignals.sentiment.encoder.EncoderModel;
import io.socialsignals.sentiment.encoder.SharedModels;
import io.socialsignals.sentiment.encoder.SharedModels.Share;
import io.socialsignals.sentiment.encoder.Thresholds;
import io.socialsignals.sentiment.fast.FastModel;
import io.socialsignals.sentiment.fast.FastTier;
import io.socialsignals.sentiment.language.LanguageGate;
import io.socialsignals.sentiment.profile.ModelProfile;
import io.socialsignals.sentiment.profile.ProfileModel;
import io.socialsignals.sentiment.profile.ProfileTier;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Opens scorers; the one door to every model of this module. */
public final class SentimentScorers {
    private static final String PROFILE_FILE = "profile.json";

    private SentimentScorers() {}

    /**
     * Opens a scorer for the calling thread. The first one loads the model (about a second), the others share it.
     *
     * @throws SentimentException if the model is unknown, missing, damaged, or not the one its checksum promises
     */
    public static SentimentScorer open(SentimentSpec spec) {
        SentimentScorer scorer =
                switch (spec.model()) {
                    case "none" -> new NoScorer();
                    case "fast" -> gated(new FastTier(FastModel.shipped()));
                    case "encoder" -> gated(encoder(false, spec));
                    case "cascade" -> gated(encoder(true, spec));
                    default -> other(spec.model());
                };
        return spec.cacheSize() == 0 || scorer instanceof NoScorer
                ? scorer
                : new CachedScorer(scorer, spec.cacheSize());
    }

    private static SentimentScorer gated(Classifier classifier) {
        return new GatedScorer(LanguageGate.english(), classifier);
    }

    private static Classifier encoder(boolean cascade, SentimentSpec spec) {
        Share<EncoderModel> share = SharedModels.take("encoder", EncoderModel::shipped);
        EncoderModel model = share.model();
        if (!cascade) {
            return new SharedClassifier(model.newEncoder(), share);
        }
        Thresholds chosen = model.thresholds();
        Thresholds thresholds = new Thresholds(
                Double.isNaN(spec.threshold()) ? chosen.fast() : spec.threshold(),
                Double.isNaN(spec.earlyThreshold()) ? chosen.early() : spec.earlyThreshold());
        return new SharedClassifier(model.newCascade(thresholds), share);
    }

    private static SentimentScorer other(String name) {
        ModelProfile profile = profile(name);
        Share<ProfileModel> share = SharedModels.take("profile " + profile, () -> ProfileModel.load(profile));
        LanguageGate gate = profile.language().equals("*") ? LanguageGate.everyLanguage() : LanguageGate.english();
        return new GatedScorer(gate, new SharedClassifier(new ProfileTier(share.model()), share));
    }

    /** {@code NAME}, {@code NAME=URL}, a profile file, or a folder that holds a {@code profile.json}. */
    private static ModelProfile profile(String name) {
        int equals = name.indexOf('=');
        ModelProfile shipped = ModelProfile.shipped(equals < 0 ? name : name.substring(0, equals));
        if (shipped != null) {
            return equals < 0 ? shipped : shipped.at(name.substring(equals + 1));
        }
        Path path = path(name);
        if (path != null && Files.isDirectory(path)) {
            ModelProfile inFolder = ModelProfile.read(path.resolve(PROFILE_FILE));
            return inFolder.url().isEmpty() ? inFolder.at(path.toUri().toString()) : inFolder;
        }
        if (path != null && name.endsWith(".json")) {
            return ModelProfile.read(path);
        }
        throw new SentimentException("unknown sentiment model '" + name + "'; use cascade, encoder, fast, none,"
                + " distilbert-sst2, twitter-roberta, or the path of a model's profile");
    }

    private static @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
