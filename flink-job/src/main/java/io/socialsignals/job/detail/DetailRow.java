package io.socialsignals.job.detail;

/**
 * A row of the table that the cell's kind names.
 *
 * @param hour its start, epoch milliseconds UTC
 */
public record DetailRow(String productId, DetailCell cell, long hour, DetailCounts counts) {}
