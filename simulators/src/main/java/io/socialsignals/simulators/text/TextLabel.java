package io.socialsignals.simulators.text;

import io.socialsignals.simulators.scenario.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The truth about a text.
 *
 * @param tone -1 negative, 0 neutral, 1 positive
 * @param scorable whether an English model can score it
 * @param subject what it is about, null where it is about the product as a whole or about anything
 */
public record TextLabel(int tone, TextKind kind, boolean scorable, @Nullable Subject subject) {
    public TextLabel(int tone, TextKind kind, boolean scorable) {
        this(tone, kind, scorable, null);
    }
}
