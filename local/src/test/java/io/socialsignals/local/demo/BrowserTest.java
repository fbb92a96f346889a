package io.socialsignals.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserTest {
    private static final String URL = "http://127.0.0.1:44073/";

    @Test
    void aDesktopShowsThePage(@TempDir Path programs) throws Exception {
        for (String[] desktop : new String[][] {
            {"DISPLAY", "Linux", "xdg-open"}, {"WAYLAND_DISPLAY", "Linux", "xdg-open"}, {"HOME", "Mac OS X", "open"}
        }) {
            Path shown = programs.resolve("shown");
            Files.deleteIfExists(shown);
            Path program = programs.resolve(desktop[2]);
            Files.writeString(program, "#!/bin/sh\necho \"$1\" > " + shown + "\n");
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));

            var opened = new Browser(Map.of(desktop[0], ":0", "PATH", programs.toString()), desktop[1]).open(URL);
            assertThat(opened.orElseThrow().waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(shown).hasContent(URL);
        }
    }

    @Test
    void withoutADesktopNothingIsOpened() {
        assertThat(new Browser(Map.of("PATH", "/bin"), "Linux").open(URL)).isEmpty();
    }
}
