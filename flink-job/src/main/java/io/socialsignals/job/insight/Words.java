package io.socialsignals.job.insight;

import java.util.Locale;

/** Numbers and names as people write them. */
final class Words {
    private Words() {}

    /** Two decimals without a leading zero, such as .48 or -.05. */
    static String decimal(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "-" + text.substring(2) : text;
    }

    static String probability(double p) {
        return p < 0.001 ? "< .001" : String.format(Locale.ROOT, "%.3f", p).substring(p < 1 ? 1 : 0);
    }

    /** A length of time in the largest unit that divides it. */
    static String span(long millis) {
        long minutes = millis / 60_000;
        if (minutes % 1440 == 0 && minutes >= 2880) {
            return minutes / 1440 + " days";
        }
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }

    static String talk(String social) {
        return switch (social) {
            case "sentiment" -> "positive talk";
            case "volume" -> "the amount of talk";
            case "search" -> "interest in searches";
            default -> social;
        };
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
