package io.socialsignals.local.stack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked from the jar that brings them. */
final class PostgresBinaries {
    private static final String DONE = "unpacked";

    private PostgresBinaries() {}

    /** Unpacks into {@code target} unless that is done already; returns the folder with {@code initdb} and the others. */
    static Path unpack(Path target) {
        try {
            if (!Files.exists(target.resolve(DONE))) {
                String archive = archive();
                try (InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive)) {
                    if (in == null) {
                        throw new StackException("The class path has no PostgreSQL for this machine (" + archive
                                + "). Supported: Linux and macOS on x86-64 and ARM64.");
                    }
                    unpack(in, target);
                }
                Files.createFile(target.resolve(DONE));
            }
            return target.resolve("bin");
        } catch (IOException e) {
            throw new StackException("Cannot unpack PostgreSQL into " + target + ": " + e.getMessage(), e);
        }
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String cpu = System.getProperty("os.arch").matches("aarch64|arm64") ? "arm_64" : "x86_64";
        return "postgres-" + os + "-" + cpu + ".txz";
    }

    private static void unpack(InputStream in, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("entry outside the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(
                            file,
                            PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x"));
                }
            }
        }
    }
}
