package io.socialsignals.local.demo;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** The user's browser, where there is a desktop to show it on. */
final class Browser {
    private final Map<String, String> environment;
    private final boolean mac;

    /** @param environment says whether there is a desktop, and is given to the program that opens the page */
    Browser(Map<String, String> environment, String operatingSystem) {
        this.environment = environment;
        this.mac = operatingSystem.startsWith("Mac");
    }

    static Browser ofThisUser() {
        return new Browser(System.getenv(), System.getProperty("os.name", ""));
    }

    /**
     * Opens a page.
     *
     * @return the program that was asked to; empty without a desktop or such a program
     */
    Optional<Process> open(String url) {
        if (!mac && !environment.containsKey("DISPLAY") && !environment.containsKey("WAYLAND_DISPLAY")) {
            return Optional.empty();
        }
        // Through env, so that the program is looked for on the path of the given environment.
        var builder = new ProcessBuilder("/usr/bin/env", mac ? "open" : "xdg-open", url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return Optional.of(builder.start());
        } catch (IOException e) {
            // The address is on the screen: whoever has no browser here can open it elsewhere.
            return Optional.empty();
        }
    }
}
