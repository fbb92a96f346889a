package io.socialsignals.simulators.record;

/**
 * Stands in for the wire record of recorded bytes that do not decode.
 *
 * @param topic that they are for
 * @param kind of the rejection that the job must give
 * @param rule that they break
 */
public record Undecodable(String topic, String kind, String rule) {}
