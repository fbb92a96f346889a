package io.socialsignals.job.enrich;

import io.socialsignals.events.Product;
import org.jspecify.annotations.Nullable;

/**
 * A product that is new or has changed, or the news that everything the catalogue held at the start has been told.
 *
 * @param product null for the latter
 */
public record CatalogueUpdate(@Nullable Product product) {}
