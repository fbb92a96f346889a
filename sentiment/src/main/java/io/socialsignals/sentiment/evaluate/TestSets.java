package io.socialsignals.sentiment.evaluate;

import io.socialsignals.sentiment.SentimentException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The sets that models are judged on and never trained on. */
public final class TestSets {
    private static final List<String> TSV = List.of("te_val", "sst2_dev", "uci_amazon_cells", "uci_yelp");

    private TestSets() {}

    /** Reads every set in the folder, by name. */
    public static Map<String, List<LabelledText>> read(Path folder) {
        Map<String, List<LabelledText>> sets = new LinkedHashMap<>();
        TSV.forEach(name -> sets.put(name, LabelledText.read(folder.resolve(name + ".tsv"))));
        sets.put("sanders", sanders(folder.resolve("sanders/full-corpus.csv")));
        sets.put("sent140", sent140(folder.resolve("sent140/testdata.manual.2009.06.14.csv")));
        return sets;
    }

    /** Brand tweets; those that are not about the brand carry no tone and are left out. */
    private static List<LabelledText> sanders(Path file) {
        List<LabelledText> texts = new ArrayList<>();
        for (CSVRecord row : rows(file)) {
            int label = List.of("negative", "neutral", "positive").indexOf(row.get(1));
            if (label >= 0) {
                texts.add(new LabelledText(label, row.get(4)));
            }
        }
        return texts;
    }

    /** Labels 0, 2 and 4; the text stands in the last column. */
    private static List<LabelledText> sent140(Path file) {
        List<LabelledText> texts = new ArrayList<>();
        for (CSVRecord row : rows(file)) {
            texts.add(new LabelledText(Integer.parseInt(row.get(0)) / 2, row.get(row.size() - 1)));
        }
        return texts;
    }

    private static List<CSVRecord> rows(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVFormat.DEFAULT.parse(reader)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new SentimentException("the labelled texts at " + file + " cannot be read", e);
        }
    }
}
