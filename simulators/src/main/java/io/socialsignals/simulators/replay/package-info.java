/** Recorded data as records, with their original event times. */
@NullMarked
package io.socialsignals.simulators.replay;

import org.jspecify.annotations.NullMarked;
