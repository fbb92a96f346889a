/** How the job does: samples of Flink's metrics, kept in the database beside the results. */
@NullMarked
package io.socialsignals.local.metrics;

import org.jspecify.annotations.NullMarked;
