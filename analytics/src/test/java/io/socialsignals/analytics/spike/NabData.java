package io.socialsignals.analytics.spike;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The benchmark's tweet series where they lie beside the checkout. */
final class NabData {

    private NabData() {}

    static List<NabSeries> tweets() throws IOException {
        String configured = System.getenv("SOCIAL_SIGNALS_DATA");
        Path root = configured != null
                ? Path.of(configured)
                : Stream.of("../../shared/data", "../shared/data", "../../../shared/data")
                        .map(Path::of)
                        .filter(Files::isDirectory)
                        .findFirst()
                        .orElse(Path.of("../shared/data"));
        Path nab = root.resolve("nab");
        assumeTrue(Files.isDirectory(nab), "needs the Numenta tweet series in " + nab.toAbsolutePath());
        String windows = Files.readString(nab.resolve("windows.json"));
        List<NabSeries> series = new ArrayList<>();
        for (String ticker : List.of("CVS", "IBM", "KO", "PFE")) {
            String file = "Twitter_volume_" + ticker + ".csv";
            series.add(NabSeries.parse(
                    "realTweets/" + file, Files.readString(nab.resolve("data").resolve(file)), windows));
        }
        return series;
    }
}
