package io.socialsignals.e2e.dashboards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.socialsignals.preview.Dashboards;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every dashboard on the data of the demo: in a browser, light and dark, and every query by the clock. Properties:
 * {@code dashboards.history} (ISO-8601, as P14D), {@code dashboards.pictures} (folder for screenshots),
 * {@code dashboards.limit} (milliseconds that no query may exceed over the whole history), {@code dashboards.preview}
 * (address of a preview that runs already: nothing is played), {@code dashboards.database} (its reader's address, as the
 * demo prints it: queries are timed there).
 */
class DashboardsTest {
    private static final Duration HISTORY = Duration.parse(System.getProperty("dashboards.history", "P14D"));
    private static final @Nullable String PICTURES = System.getProperty("dashboards.pictures");
    private static final long LIMIT_MILLIS = Long.getLong("dashboards.limit", 10_000);

    private static final @Nullable String PREVIEW = System.getProperty("dashboards.preview");
    private static final @Nullable String DATABASE = System.getProperty("dashboards.database");

    /** Plain PostgreSQL has no background jobs. */
    private static final Set<String> MAY_BE_EMPTY = Set.of("pipeline-operations/Database jobs");

    private static @Nullable RunningDemo demo;
    private static @Nullable Chromium browser;

    /** Whether anybody asked for it; said by each test, since a class that is left out as a whole is left out silently. */
    private static boolean asked() {
        return PREVIEW != null || DATABASE != null || System.getProperty("dashboards.history") != null;
    }

    private static void assumeAsked() {
        assumeTrue(
                asked(),
                "neither -Ddashboards.history nor -Ddashboards.preview: the demo is not played for its dashboards");
    }

    @BeforeAll
    static void play() throws Exception {
        if (!asked()) {
            return;
        }
        if (PREVIEW == null && DATABASE == null) {
            demo = RunningDemo.play(HISTORY);
        }
        if (Chromium.onPath().isPresent()) {
            browser = Chromium.start(Chromium.onPath().get(), Files.createTempDirectory("browser"));
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (browser != null) {
            browser.close();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyPanelIsDrawnWithoutAComplaint(String theme) throws Exception {
        assumeAsked();
        Chromium open = browser;
        assumeTrue(open != null, "no chromium on the PATH: the dashboards are not looked at");
        assumeTrue(PREVIEW != null || demo != null, "a database is timed, there is no preview to look at");
        String preview = PREVIEW != null ? PREVIEW : demo.preview();
        List<String> faults = new ArrayList<>();
        try (DevTools tab = open.open()) {
            for (JsonNode dashboard : Dashboards.shipped().all()) {
                String uid = dashboard.path("uid").asText();
                long hours = DashboardQueries.isOperations(dashboard) ? 1 : HISTORY.toHours();
                Page page = Page.open(tab, preview, uid, theme, hours);
                tab.complaints().forEach(said -> faults.add(uid + ": the console says " + said));
                page.panels("error").forEach(panel -> faults.add(uid + "/" + panel + ": error"));
                page.panels("empty").stream()
                        .map(panel -> uid + "/" + panel)
                        .filter(panel -> !MAY_BE_EMPTY.contains(panel))
                        .forEach(panel -> faults.add(panel + ": empty"));
                page.layoutFaults().forEach(fault -> faults.add(uid + "/" + fault));
                if (PICTURES != null) {
                    String suffix = theme.equals("light") ? "" : "-" + theme;
                    Screenshot.write(page.picture(), Path.of(PICTURES, uid + suffix + ".png"));
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyQueryAnswersInTime() throws Exception {
        assumeAsked();
        RunningDemo played = demo;
        assumeTrue(played != null || DATABASE != null, "a preview is looked at, and its database is not given");
        var reader = DATABASE != null ? RunningDemo.reader(DATABASE) : played.reader();
        var answers = DashboardQueries.run(reader, HISTORY);
        System.out.println(answers.summary());
        assertThat(answers.over(LIMIT_MILLIS))
                .as("queries over %d ms", LIMIT_MILLIS)
                .isEmpty();
    }
}
