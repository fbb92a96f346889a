package io.socialsignals.simulators.scenario;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a post says about its product: the true topic of text that is written about one. */
public enum Subject {
    DELIVERY,
    SERVICE,
    PRICE,
    DURABILITY,
    DESIGN,
    COMFORT,
    SETUP,
    GIFT;

    /** As scenarios and truth files write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The subject that is written so, or null. */
    public static @Nullable Subject of(String key) {
        for (Subject subject : values()) {
            if (subject.key().equals(key)) {
                return subject;
            }
        }
        return null;
    }
}
