package io.socialsignals.e2e.dashboards;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;

/** A picture of a page with at most 256 colours: a third of the size, and text stays sharp. */
final class Screenshot {
    private static final int COLOURS = 256;

    private Screenshot() {}

    static void write(byte[] png, Path file) throws IOException {
        BufferedImage full = ImageIO.read(new ByteArrayInputStream(png));
        List<Integer> palette = palette(full);
        byte[] red = new byte[palette.size()];
        byte[] green = new byte[palette.size()];
        byte[] blue = new byte[palette.size()];
        for (int i = 0; i < palette.size(); i++) {
            red[i] = (byte) (palette.get(i) >> 16);
            green[i] = (byte) (palette.get(i) >> 8);
            blue[i] = (byte) (int) palette.get(i);
        }
        var model = new IndexColorModel(8, palette.size(), red, green, blue);
        var small = new BufferedImage(full.getWidth(), full.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < full.getHeight(); y++) {
            for (int x = 0; x < full.getWidth(); x++) {
                int index = nearest.computeIfAbsent(full.getRGB(x, y) & 0xffffff, rgb -> nearest(rgb, palette));
                small.getRaster().setSample(x, y, 0, index);
            }
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(small, "png", file.toFile());
    }

    /** The most frequent colours, no two of them alike to the eye. */
    private static List<Integer> palette(BufferedImage image) {
        Map<Integer, Integer> counts = new HashMap<>();
        Map<Integer, Integer> shown = new HashMap<>();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y) & 0xffffff;
                counts.merge(rgb, 1, Integer::sum);
            }
        }
        counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> shown.putIfAbsent(entry.getKey() & 0xf8f8f8, entry.getKey()));
        return shown.values().stream()
                .sorted(Comparator.<Integer, Integer>comparing(counts::get)
                        .reversed()
                        .thenComparing(Comparator.naturalOrder()))
                .limit(COLOURS)
                .toList();
    }

    private static int nearest(int rgb, List<Integer> palette) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < palette.size(); i++) {
            int other = palette.get(i);
            int distance = square((rgb >> 16) - (other >> 16))
                    + square((rgb >> 8 & 255) - (other >> 8 & 255))
                    + square((rgb & 255) - (other & 255));
            if (distance < least) {
                least = distance;
                best = i;
            }
        }
        return best;
    }

    private static int square(int x) {
        return x * x;
    }
}
