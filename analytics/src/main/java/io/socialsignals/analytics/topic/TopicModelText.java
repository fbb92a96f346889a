package io.socialsignals.analytics.topic;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A topic model as lines of text, so that it can be kept, compared and reviewed: a head, one line per topic (id, name)
 * and one per term (term, idf, then topic:weight for each topic that has any). Weights carry six digits; a model that was
 * read back and written again gives the same text. The last line is the SHA-256 of the lines before it.
 */
public final class TopicModelText {
    private static final String HEAD = "social-signals topics 1";
    private static final String SUM = "sha256 ";
    private static final int VERSION_DIGITS = 12;

    private TopicModelText() {}

    public static List<String> write(TopicModel model) {
        List<String> lines = new ArrayList<>();
        lines.add(HEAD + " " + model.ids().size() + " "
                + model.vocabulary().terms().size());
        for (int topic = 0; topic < model.ids().size(); topic++) {
            lines.add(model.ids().get(topic) + "\t" + model.names().get(topic));
        }
        for (int term = 0; term < model.vocabulary().terms().size(); term++) {
            StringBuilder line = new StringBuilder(model.vocabulary().terms().get(term))
                    .append('\t')
                    .append(number(model.vocabulary().idf()[term]));
            for (int topic = 0; topic < model.ids().size(); topic++) {
                double weight = model.centroids()[topic][term];
                if (weight >= 5e-7) {
                    line.append('\t').append(topic).append(':').append(number(weight));
                }
            }
            lines.add(line.toString());
        }
        lines.add(SUM + sha256(lines));
        return lines;
    }

    /** What tells this model from any other: the first digits of its checksum. */
    public static String version(TopicModel model) {
        List<String> lines = write(model);
        return lines.get(lines.size() - 1).substring(SUM.length(), SUM.length() + VERSION_DIGITS);
    }

    /** @throws IllegalArgumentException with the number of the line that is not as it should be */
    public static TopicModel read(List<String> lines) {
        String[] head = lines.isEmpty() ? new String[0] : lines.get(0).split(" ", -1);
        if (head.length != 5 || !lines.get(0).startsWith(HEAD + " ")) {
            throw new IllegalArgumentException("Not a topic model: line 1 must begin with \"" + HEAD + "\"");
        }
        int topics = size(head[3]);
        int terms = size(head[4]);
        if (lines.size() != 2 + topics + terms) {
            throw new IllegalArgumentException(
                    "Topic model is cut off: " + (2 + topics + terms) + " lines expected, " + lines.size() + " found");
        }
        List<String> summed = lines.subList(0, lines.size() - 1);
        if (!lines.get(lines.size() - 1).equals(SUM + sha256(summed))) {
            throw new IllegalArgumentException("Topic model is damaged: its lines do not match their checksum");
        }
        List<Integer> ids = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> words = new ArrayList<>();
        double[] idf = new double[terms];
        double[][] centroids = new double[topics][terms];
        for (int line = 1; line < summed.size(); line++) {
            String[] parts = lines.get(line).split("\t", -1);
            try {
                if (line <= topics) {
                    ids.add(Integer.valueOf(parts[0]));
                    names.add(parts[1]);
                } else {
                    int term = line - 1 - topics;
                    words.add(parts[0]);
                    idf[term] = Double.parseDouble(parts[1]);
                    for (int i = 2; i < parts.length; i++) {
                        int colon = parts[i].indexOf(':');
                        centroids[Integer.parseInt(parts[i].substring(0, colon))][term] =
                                Double.parseDouble(parts[i].substring(colon + 1));
                    }
                }
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                throw new IllegalArgumentException("Topic model: line " + (line + 1) + " cannot be read", e);
            }
        }
        return new TopicModel(new Vocabulary(words, idf), ids, names, centroids);
    }

    private static int size(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a topic model: line 1 must end with two numbers", e);
        }
    }

    private static String sha256(List<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String line : lines) {
                digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
