package io.socialsignals.analytics.leadlag.scorecard;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints every promised figure of the lead/lag analysis as it measures it now, with seeds, and whether its bar is met.
 * Deterministic: two runs print the same.
 */
public final class LeadLagScorecard {
    private final PrintWriter out;
    private final @Nullable Path data;
    private final List<Figure> figures = new ArrayList<>();

    /**
     * @param out where each figure is printed as soon as it is known
     * @param data folder of published series (with {@code leadlag}, {@code nist}, {@code crypto}); their figures are skipped,
     *     visibly, where it is null or absent
     */
    public LeadLagScorecard(PrintWriter out, @Nullable Path data) {
        this.out = out;
        this.data = data;
    }

    /**
     * Measures everything; about half a minute on one core.
     *
     * @param scale 1 for the stated sizes, less for a quicker and rougher look
     * @return whether all bars are met
     */
    public boolean run(double scale) throws IOException {
        ErrorRates.planted(size(1000, scale), this::add);
        ErrorRates.nulls(size(2000, scale), this::add);
        ErrorRates.counted(size(2000, scale), this::add);
        ErrorRates.falseDiscoveries(size(20, scale), this::add);
        ErrorRates.confounded(size(400, scale), this::add);
        RealSeries.trends(size(1000, scale), this::add);
        Retesting.run(size(300, scale), this::add);
        if (data != null && Files.isDirectory(data)) {
            new RealSeries(data, this::add).run();
        } else {
            out.println("skipped: published series, no folder " + data);
        }
        long missed = figures.stream().filter(figure -> !figure.met()).count();
        out.println(figures.size() + " figures, " + missed + " missed");
        return missed == 0;
    }

    private static int size(int full, double scale) {
        return Math.max(2, (int) Math.round(full * scale));
    }

    private void add(Figure figure) {
        figures.add(figure);
        out.println(figure);
    }

    /** Figures measured so far. */
    public List<Figure> figures() {
        return List.copyOf(figures);
    }

    /** Arguments: scale (default 1), folder of published series (default {@code SOCIAL_SIGNALS_DATA}). */
    public static void main(String[] arguments) throws IOException {
        double scale = arguments.length > 0 ? Double.parseDouble(arguments[0]) : 1;
        String folder = arguments.length > 1 ? arguments[1] : System.getenv("SOCIAL_SIGNALS_DATA");
        boolean met = new LeadLagScorecard(
                        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                        folder == null ? null : Path.of(folder))
                .run(scale);
        if (!met) {
            System.exit(1);
        }
    }
}
