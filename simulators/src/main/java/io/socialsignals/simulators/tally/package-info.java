/** What the tables must hold, counted without the job, and the comparison with what they do hold. */
@NullMarked
package io.socialsignals.simulators.tally;

import org.jspecify.annotations.NullMarked;
