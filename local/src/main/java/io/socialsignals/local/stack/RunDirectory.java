package io.socialsignals.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one folder that everything of a run lies in. A temporary one goes when the run ends, a kept one serves the next. */
public final class RunDirectory implements AutoCloseable {
    private final Path path;
    private final boolean kept;
    private final FileChannel lockFile;
    private final FileLock lock;

    private RunDirectory(Path path, boolean kept) throws IOException {
        this.path = path;
        this.kept = kept;
        lockFile = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = lock(lockFile, path);
    }

    private static FileLock lock(FileChannel file, Path path) throws IOException {
        FileLock lock;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            file.close();
            throw new StackException("Another run uses " + path + ". Stop it first, or name another folder.");
        }
        return lock;
    }

    /**
     * Opens the folder of a run.
     *
     * @param keep the folder to keep data in; null: a new temporary folder
     */
    public static RunDirectory open(@Nullable Path keep) {
        try {
            if (keep == null) {
                // 711: PostgreSQL may have to run as another user, who must be able to pass through.
                Path temporary = Files.createDirectories(Path.of(System.getProperty("java.io.tmpdir")))
                        .resolve("social-signals-" + Long.toHexString(new SecureRandom().nextLong()));
                Files.createDirectory(temporary);
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx--x--x"));
                return new RunDirectory(temporary.toAbsolutePath(), false);
            }
            return new RunDirectory(
                    Files.createDirectories(keep.toAbsolutePath().normalize()), true);
        } catch (IOException e) {
            throw new StackException(
                    "Cannot use the folder " + (keep == null ? "for temporary files" : keep) + ": " + e, e);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Sends what libraries unpack (native code, mostly) into this folder too, so that nothing is left behind. Works only
     * before this process made its first temporary file: the platform reads the property once.
     */
    public void takeTemporaryFiles() {
        System.setProperty("java.io.tmpdir", folder("tmp").toString());
    }

    /** Whether the data outlives the run. */
    public boolean kept() {
        return kept;
    }

    /** A folder inside, made when absent. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new StackException("Cannot make the folder " + path.resolve(name) + ": " + e.getMessage(), e);
        }
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /**
     * The file of this name that was written last, at most so many folders deep; what is deleted meanwhile does not count.
     */
    Optional<Path> newest(String name, int depth) {
        var found = new TreeMap<FileTime, Path>();
        try {
            Files.walkFileTree(path, Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.endsWith(name)) {
                        found.put(attributes.lastModifiedTime(), file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                    return unlessGone(e);
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                    return e == null ? FileVisitResult.CONTINUE : unlessGone(e);
                }
            });
        } catch (IOException e) {
            throw new StackException("Cannot look for " + name + " in " + path + ": " + e.getMessage(), e);
        }
        return Optional.ofNullable(found.lastEntry()).map(Map.Entry::getValue);
    }

    private static FileVisitResult unlessGone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
            if (!kept) {
                delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes a folder and all in it; what another thread deletes at the same time is no error. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return unlessGone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
