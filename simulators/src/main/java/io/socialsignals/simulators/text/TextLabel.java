package io.socialsignals.simulators.text;

/**
 * The truth about a text.
 *
 * @param tone -1 negative, 0 neutral, 1 positive
 * @param scorable whether an English model can score it
 */
public record TextLabel(int tone, TextKind kind, boolean scorable) {}
