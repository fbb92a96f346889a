/** How well what was planted in the simulator is told by the detectors that the job runs. */
@NullMarked
package io.socialsignals.local.signal;

import org.jspecify.annotations.NullMarked;
