package io.socialsignals.analytics.spike;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One series of the Numenta Anomaly Benchmark with its labelled windows.
 *
 * @param name key in the file of windows, such as {@code realTweets/Twitter_volume_KO.csv}
 * @param seconds time stamps, seconds since the epoch
 * @param values the series
 * @param windows first and last index of each labelled window, in order
 */
public record NabSeries(String name, long[] seconds, double[] values, List<int[]> windows) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern WINDOW =
            Pattern.compile("\\[\\s*\"([0-9: -]{19})[.0-9]*\"\\s*,\\s*\"([0-9: -]{19})[.0-9]*\"\\s*\\]");

    /**
     * @param csv {@code timestamp,value} lines under a header
     * @param windowsJson the benchmark's object from series names to lists of two time stamps
     */
    public static NabSeries parse(String name, String csv, String windowsJson) {
        String[] lines = csv.split("\\R", -1);
        long[] seconds = new long[lines.length];
        double[] values = new double[lines.length];
        int n = 0;
        for (int i = 1; i < lines.length; i++) {
            int comma = lines[i].indexOf(',');
            if (comma > 0) {
                seconds[n] = seconds(lines[i].substring(0, comma));
                values[n++] = Double.parseDouble(lines[i].substring(comma + 1).trim());
            }
        }
        long[] stamps = Arrays.copyOf(seconds, n);
        return new NabSeries(name, stamps, Arrays.copyOf(values, n), windows(name, stamps, windowsJson));
    }

    private static List<int[]> windows(String name, long[] stamps, String json) {
        int key = json.indexOf('"' + name + '"');
        if (key < 0) {
            throw new IllegalArgumentException("No windows for " + name);
        }
        int next = json.indexOf(".csv\"", key + name.length() + 2);
        Matcher matcher = WINDOW.matcher(json.substring(key, next < 0 ? json.length() : next));
        List<int[]> windows = new ArrayList<>();
        while (matcher.find()) {
            int from = Arrays.binarySearch(stamps, seconds(matcher.group(1)));
            int to = Arrays.binarySearch(stamps, seconds(matcher.group(2)));
            windows.add(new int[] {from, to});
        }
        return windows;
    }

    private static long seconds(String stamp) {
        return LocalDateTime.parse(stamp, STAMP).toEpochSecond(ZoneOffset.UTC);
    }

    /** What {@link BurstDetector} says of each value; it sees one value after the other. */
    public double[] burstScores() {
        BurstState state = new BurstState();
        long width = seconds[1] - seconds[0];
        int perDay = (int) (86_400 / width);
        double[] scores = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scores[i] = BurstDetector.feed(state, Math.floorDiv(seconds[i], width), perDay, values[i]);
        }
        return scores;
    }
}
