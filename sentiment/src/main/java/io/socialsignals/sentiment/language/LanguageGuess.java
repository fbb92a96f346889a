package io.socialsignals.sentiment.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import opennlp.tools.langdetect.Language;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/**
 * Recognises a text's language. Most posts are English and short, where statistical detectors err: a text that is mostly
 * common English words is English without asking. Only the others go to OpenNLP's detector, which is believed when it
 * prefers another language to English by a clear factor. Immutable and shared.
 */
final class LanguageGuess {
    private static final String MODEL = "/langdetect-183.bin";
    private static final String WORDS = "english-words.txt";
    private static final String ENGLISH = "en";
    private static final String ENGLISH_ISO3 = "eng";

    /** From this share of known English words the detector is not asked. */
    private static final double ENGLISH_SHARE = 0.6;
    /** Up to this share the detector need only prefer another language; between the two it must be clear. */
    private static final double FOREIGN_SHARE = 0.35;

    private static final double CLEAR_FACTOR = 20;
    /** English words that are as common in other languages. */
    private static final Set<String> SHARED_WORDS = Set.of("a", "as", "do", "me", "no", "so", "in", "an");

    /** Languages that make up most of what is posted. */
    private static final Set<String> COMMON = Set.of(
            "spa", "por", "fra", "deu", "ita", "nld", "tur", "ara", "jpn", "ind", "rus", "kor", "cmn", "tha", "pol",
            "hin");

    private static final double COMMON_FACTOR = 10;

    private final LanguageDetectorME detector;
    private final Set<String> englishWords = new HashSet<>();
    private final Map<String, String> shortCodes = new HashMap<>();

    private LanguageGuess() throws IOException {
        try (InputStream model = LanguageGuess.class.getResourceAsStream(MODEL);
                InputStream words = LanguageGuess.class.getResourceAsStream(WORDS)) {
            if (model == null || words == null) {
                throw new IOException("the language detector's files are missing from the class path");
            }
            detector = new LanguageDetectorME(new LanguageDetectorModel(model));
            new BufferedReader(new InputStreamReader(words, StandardCharsets.UTF_8))
                    .lines()
                    .forEach(englishWords::add);
        }
        for (String code : Locale.getISOLanguages()) {
            try {
                shortCodes.putIfAbsent(
                        new Locale.Builder().setLanguage(code).build().getISO3Language(), code);
            } catch (MissingResourceException e) {
                // A two-letter code without a three-letter one: the detector never names it.
                continue;
            }
        }
        shortCodes.put("cmn", "zh");
    }

    /** The one instance, loaded when first needed (about a second). */
    static LanguageGuess shared() {
        return Holder.INSTANCE;
    }

    /** ISO 639-1 code of the masked text's language where there is one, else ISO 639-3; English in doubt. */
    String of(String masked) {
        Words words = Words.of(masked, englishWords);
        if (words.share() >= ENGLISH_SHARE) {
            return ENGLISH;
        }
        Language[] languages = detector.predictLanguages(words.text());
        Language best = languages[0];
        double english = Arrays.stream(languages)
                .filter(language -> language.getLang().equals(ENGLISH_ISO3))
                .mapToDouble(Language::getConfidence)
                .findFirst()
                .orElse(0);
        double needed = words.looksForeign() ? 1 : CLEAR_FACTOR;
        if (best.getLang().equals(ENGLISH_ISO3) || best.getConfidence() < needed * english) {
            return ENGLISH;
        }
        String code = likeliest(languages).getLang();
        return shortCodes.getOrDefault(code, code);
    }

    /** The detector takes Galician to be as common as Portuguese; posts say otherwise. English is ruled out by now. */
    private static Language likeliest(Language[] languages) {
        return Arrays.stream(languages)
                .filter(language -> !language.getLang().equals(ENGLISH_ISO3))
                .max(Comparator.comparingDouble(language ->
                        language.getConfidence() * (COMMON.contains(language.getLang()) ? COMMON_FACTOR : 1)))
                .orElseThrow();
    }

    private static final class Holder {
        static final LanguageGuess INSTANCE = load();

        private static LanguageGuess load() {
            try {
                return new LanguageGuess();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The words of a text without masks and hashtags. */
    private record Words(String text, int total, int known) {
        static Words of(String masked, Set<String> english) {
            StringBuilder kept = new StringBuilder(masked.length());
            int total = 0;
            int known = 0;
            int i = 0;
            while (i < masked.length()) {
                char c = masked.charAt(i);
                int end = i + 1;
                if (Character.isLetter(c) || c == '@' || c == '#') {
                    while (end < masked.length() && isInside(masked, end)) {
                        end++;
                    }
                    String word =
                            masked.substring(i, end).toLowerCase(Locale.ROOT).replace('\u2019', '\'');
                    if (Character.isLetter(c) && !word.equals("http")) {
                        boolean telling = !SHARED_WORDS.contains(word);
                        total += telling ? 1 : 0;
                        known += telling && english.contains(word) ? 1 : 0;
                        kept.append(word).append(' ');
                    }
                }
                i = end;
            }
            return new Words(kept.toString(), total, known);
        }

        private static boolean isInside(String text, int at) {
            char c = text.charAt(at);
            return Character.isLetterOrDigit(c)
                    || ((c == '\'' || c == '\u2019')
                            && at + 1 < text.length()
                            && Character.isLetter(text.charAt(at + 1)));
        }

        /** A name or a typing error makes two or three words look foreign, so one English word among them speaks against it. */
        boolean looksForeign() {
            return share() <= FOREIGN_SHARE && (known == 0 || total >= 4);
        }

        double share() {
            return total == 0 ? 1 : (double) known / total;
        }
    }
}
