package io.socialsignals.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RunDirectoryTest {
    @Test
    void theNewestFileIsFoundWhileOthersAreDeleted() throws Exception {
        try (RunDirectory run = RunDirectory.open(null)) {
            Path newest = write(run.folder("checkpoints/job/chk-2"), 2_000);
            write(run.folder("checkpoints/job/chk-1"), 1_000);
            write(run.folder("checkpoints/job/chk-3/too/deep"), 3_000);
            var deleting = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 500; i++) {
                    writeAndDelete(run.folder("checkpoints/job/gone-" + i));
                }
            });
            do {
                assertThat(run.newest("_metadata", 4)).contains(newest);
            } while (!deleting.isDone());
            deleting.join();
            assertThat(run.newest("nothing", 4)).isEmpty();
        }
    }

    private static Path write(Path folder, long written) throws IOException {
        Path file = Files.writeString(folder.resolve("_metadata"), "");
        return Files.setLastModifiedTime(file, FileTime.fromMillis(written));
    }

    private static void writeAndDelete(Path folder) {
        try {
            Files.writeString(folder.resolve("other"), "");
            RunDirectory.delete(folder);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
