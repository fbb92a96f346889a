package io.socialsignals.analytics.leadlag.scorecard;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Hourly tweets and returns of a coin, from recorded tweets and minute prices.
 *
 * @param tweets tweets per hour; repeated ids count once
 * @param sentiment their mean compound score, NaN without tweets
 * @param returns logarithmic return of the hour's last price, NaN without prices
 */
record CoinHours(double[] tweets, double[] sentiment, double[] returns) {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    static CoinHours read(Path folder) throws IOException {
        TreeMap<Long, Double> closes = closes(folder);
        long first = closes.firstKey();
        int hours = (int) (closes.lastKey() - first);
        double[] tweets = new double[hours];
        double[] scores = new double[hours];
        DateTimeFormatter format = DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss Z yyyy", Locale.ENGLISH);
        Set<String> seen = new HashSet<>();
        try (Reader reader = reader(folder.resolve("tweets.csv.gz"));
                CSVParser parser = CSVParser.parse(reader, FORMAT)) {
            for (CSVRecord row : parser) {
                long hour = OffsetDateTime.parse(row.get("CreatedAt"), format).toEpochSecond() / 3600 - first - 1;
                if (seen.add(row.get("ID")) && hour >= 0 && hour < hours) {
                    tweets[(int) hour]++;
                    scores[(int) hour] += Double.parseDouble(row.get("compound"));
                }
            }
        }
        double[] returns = new double[hours];
        for (int i = 0; i < hours; i++) {
            scores[i] /= tweets[i];
            Double before = closes.get(first + i);
            Double after = closes.get(first + i + 1);
            returns[i] = before == null || after == null ? Double.NaN : Math.log(after / before);
        }
        return new CoinHours(tweets, scores, returns);
    }

    /** Last price of each hour, by hours since the epoch. */
    private static TreeMap<Long, Double> closes(Path folder) throws IOException {
        TreeMap<Long, Double> byMinute = new TreeMap<>();
        for (int part = 1; part <= 3; part++) {
            try (Reader reader = Files.newBufferedReader(folder.resolve("prices_" + part + ".csv"));
                    CSVParser parser = CSVParser.parse(reader, FORMAT)) {
                for (CSVRecord row : parser) {
                    byMinute.put(Long.parseLong(row.get("time")), Double.parseDouble(row.get("close")));
                }
            }
        }
        TreeMap<Long, Double> closes = new TreeMap<>();
        for (Map.Entry<Long, Double> minute : byMinute.entrySet()) {
            closes.put(minute.getKey() / 3600, minute.getValue());
        }
        return closes;
    }

    private static Reader reader(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }
}
