package io.socialsignals.sentiment.language;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says which language a text is in and whether a model may score it. A valid tag that the platform declares is believed;
 * otherwise the text decides (see {@link LanguageGuess}), and doubt counts as English, the models' own language.
 */
public final class LanguageGate {
    /** ISO 639 code for "undetermined". */
    public static final String UNDETERMINED = "und";

    private static final String ENGLISH = "en";
    private static final Set<String> ISO_LANGUAGES = Set.of(Locale.getISOLanguages());

    private final boolean everyLanguage;

    private LanguageGate(boolean everyLanguage) {
        this.everyLanguage = everyLanguage;
    }

    /** A gate for models that read English. */
    public static LanguageGate english() {
        return new LanguageGate(false);
    }

    /** A gate for multilingual models: it names the language and lets every text pass. */
    public static LanguageGate everyLanguage() {
        return new LanguageGate(true);
    }

    /** Whether the gate's model reads the language. */
    public boolean reads(String language) {
        return everyLanguage || language.equals(ENGLISH);
    }

    /**
     * The language of a text.
     *
     * @param masked the text as {@link io.socialsignals.sentiment.text.PostText#masked} gives it
     * @param declared a BCP 47 tag, or null; ignored when malformed, unknown or {@code und}
     * @return an ISO 639-1 code where the language has one, else ISO 639-3
     */
    public String languageOf(String masked, @Nullable String declared) {
        String stated = valid(declared);
        return stated == null ? LanguageGuess.shared().of(masked) : stated;
    }

    private static @Nullable String valid(@Nullable String tag) {
        if (tag == null || tag.isBlank()) {
            return null;
        }
        try {
            String language = new Locale.Builder()
                    .setLanguageTag(tag.strip().replace('_', '-'))
                    .build()
                    .getLanguage();
            return ISO_LANGUAGES.contains(language) ? language : null;
        } catch (IllformedLocaleException e) {
            return null;
        }
    }
}
