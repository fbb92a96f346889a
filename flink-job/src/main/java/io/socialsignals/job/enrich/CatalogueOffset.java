package io.socialsignals.job.enrich;

/** A place in a partition of the catalogue's topic, as a checkpoint keeps it. */
public record CatalogueOffset(int partition, long offset) {}
