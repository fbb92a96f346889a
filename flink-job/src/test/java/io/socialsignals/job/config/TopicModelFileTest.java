package io.socialsignals.job.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicModelFileTest {
    @Test
    void aModelThatCannotBeUsedIsToldInOneLine(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model");
        assertThatThrownBy(() -> TopicModelFile.lines(file.toString())).hasMessage("there is no file " + file);
        Files.write(file, new byte[] {(byte) 0xff, 0x00});
        assertThatThrownBy(() -> TopicModelFile.lines(file.toString())).hasMessageContaining("not UTF-8");
        Files.writeString(file, "nothing\n");
        assertThatThrownBy(() -> TopicModelFile.lines(file.toString())).hasMessageContaining("Not a topic model");
    }
}
