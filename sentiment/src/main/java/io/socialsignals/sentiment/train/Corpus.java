package io.socialsignals.sentiment.train;

import io.socialsignals.sentiment.evaluate.LabelledText;
import io.socialsignals.sentiment.text.PostText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The training sets and their weights in the mix.
 *
 * @param name of the set
 * @param licence under which it is published, as far as it is stated
 * @param weight how much each text counts
 * @param texts prepared, with labels
 */
public record Corpus(String name, String licence, double weight, List<LabelledText> texts) {
    /** The set whose label shares the product's posts are thought to have; decisions are tuned on it. */
    static final String POSTS = "te_train";

    /**
     * Reads the training sets from a folder; the ones used for judging are not among them.
     *
     * @throws io.socialsignals.sentiment.SentimentException if one is missing
     */
    public static List<Corpus> readAll(Path folder) {
        List<Corpus> corpora = new ArrayList<>();
        corpora.add(read(folder, POSTS, "TweetEval / SemEval-2017 task 4A; research use of post texts", 1));
        corpora.add(read(folder, "sst2_train", "Stanford Sentiment Treebank, sentences", 3));
        corpora.add(read(folder, "playamazon", "app reviews", 0.5));
        corpora.add(read(folder, "alexa", "product reviews", 0.3));
        corpora.add(read(folder, "uci_imdb", "UCI sentiment labelled sentences, CC BY 4.0", 1));
        return corpora;
    }

    /** The texts alone. */
    public List<String> prepared() {
        return texts.stream().map(LabelledText::text).toList();
    }

    private static Corpus read(Path folder, String name, String licence, double weight) {
        List<LabelledText> texts = LabelledText.read(folder.resolve(name + ".tsv")).stream()
                .map(text -> new LabelledText(text.label(), PostText.of(text.text())))
                .toList();
        return new Corpus(name, licence, weight, texts);
    }

    /** The texts of {@code be4ko.tsv}, without its labels, which a lexicon made; empty if the file is not there. */
    public static List<String> unlabelled(Path folder) {
        Path file = folder.resolve("be4ko.tsv");
        if (!Files.exists(file)) {
            return List.of();
        }
        return LabelledText.read(file).stream()
                .map(text -> PostText.of(text.text()))
                .toList();
    }
}
