package io.socialsignals.e2e.dashboards;

import com.fasterxml.jackson.databind.JsonNode;
import io.socialsignals.e2e.cluster.Poll;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A dashboard of the preview in a browser. */
final class Page {
    /** Width of a small laptop's window. */
    private static final int WIDTH = 1366;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String FAULTS = resource("layout-faults.js");

    private final DevTools tab;

    private Page(DevTools tab) {
        this.tab = tab;
    }

    /** Opens it and waits until every panel is drawn. */
    static Page open(DevTools tab, String preview, String uid, String theme, long hours) throws Exception {
        size(tab, 900);
        tab.call("Page.navigate", Map.of("url", "about:blank"));
        tab.call("Page.navigate", Map.of("url", preview + "?theme=" + theme + "&refresh=0&hours=" + hours + "#" + uid));
        ready(tab, uid);
        // Once more at the height of the whole page, so that nothing is off screen.
        size(tab, tab.evaluate("document.documentElement.scrollHeight").asInt());
        tab.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))");
        return new Page(tab);
    }

    private static void ready(DevTools tab, String uid) throws Exception {
        Poll.until(uid + " to be drawn", PATIENCE, () -> tab.evaluate("document.body?.dataset?.state === 'ready'")
                .asBoolean());
    }

    private static void size(DevTools tab, int height) {
        tab.call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Titles of the panels in this state: drawn, empty or error. */
    List<String> panels(String state) {
        return strings(tab.evaluate("[...document.querySelectorAll('.panel[data-state=" + state
                + "]')].map(p => p.querySelector('h2').firstChild.textContent.trim())"));
    }

    /** Texts that are cut off or lie on one another. */
    List<String> layoutFaults() {
        return strings(tab.evaluate(FAULTS));
    }

    /** Everything that can be read outside of charts. */
    String text() {
        return tab.evaluate("document.body.innerText").asText();
    }

    byte[] picture() {
        JsonNode shot = tab.call("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode(shot.path("data").asText());
    }

    private static List<String> strings(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
