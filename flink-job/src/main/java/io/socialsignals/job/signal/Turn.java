package io.socialsignals.job.signal;

import io.socialsignals.analytics.influence.Interaction;

/**
 * One author turning to another in a post about a product.
 *
 * @param productId empty for all products together
 * @param from pseudonym of the post's author
 * @param to pseudonym of the one named, answered or repeated
 * @param at when the post was created, epoch milliseconds UTC
 */
public record Turn(String productId, String from, String to, Interaction.Kind kind, long at) {}
