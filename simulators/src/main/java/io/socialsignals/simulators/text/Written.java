package io.socialsignals.simulators.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text with what goes with it.
 *
 * @param language as declared, null where the platform did not tell
 * @param hashtags lower case, without '#'
 */
public record Written(String text, @Nullable String language, List<String> hashtags, TextLabel label) {}
