package io.socialsignals.sentiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;

/**
 * A model file on the class path whose SHA-256 is listed in {@code models.sha256}; its bytes are handed out only if they
 * match.
 *
 * @param name the resource's name: under this package, or from the root with a leading slash
 */
public record ShippedFile(String name) {
    private static final String LIST = "models.sha256";

    /**
     * Reads and checks the file.
     *
     * @throws SentimentException if it is missing, unlisted or not the file that was listed
     */
    public byte[] bytes() {
        byte[] bytes =
                read(name, "the model file " + name + " is missing from the class path; build the project again");
        String found = sha256(bytes);
        String expected = listedHash();
        if (!found.equals(expected)) {
            throw new SentimentException(String.format(
                    Locale.ROOT,
                    "the model file %s is not the expected one: SHA-256 %s, expected %s",
                    name,
                    found,
                    expected));
        }
        return bytes;
    }

    /** The first eight hexadecimal digits of the listed checksum: the version of the weights. */
    public String shortHash() {
        return listedHash().substring(0, 8);
    }

    /** SHA-256 in lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime knows SHA-256", e);
        }
    }

    private String listedHash() {
        String list = new String(read(LIST, "the list of model checksums is missing"), StandardCharsets.UTF_8);
        Properties hashes = new Properties();
        list.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            int space = line.indexOf(' ');
            hashes.setProperty(line.substring(space).strip(), line.substring(0, space));
        });
        String hash = hashes.getProperty(name);
        if (hash == null) {
            throw new SentimentException("the model file " + name + " has no listed checksum");
        }
        return hash;
    }

    private static byte[] read(String name, String ifMissing) {
        try (InputStream in = ShippedFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new SentimentException(ifMissing);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new SentimentException("the model file " + name + " cannot be read", e);
        }
    }
}
