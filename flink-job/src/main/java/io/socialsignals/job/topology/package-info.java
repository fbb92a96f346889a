/** The graph of the job: start with {@link io.socialsignals.job.topology.Topology}. */
@NullMarked
package io.socialsignals.job.topology;

import org.jspecify.annotations.NullMarked;
