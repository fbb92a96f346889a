package io.socialsignals.job.ingest;

/** Newest event time that was admitted of a partition, as a checkpoint keeps it. */
public record PartitionClock(int partition, long newest) {}
