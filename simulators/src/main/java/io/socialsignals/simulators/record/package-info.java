/** Records on their way to a topic. */
@NullMarked
package io.socialsignals.simulators.record;

import org.jspecify.annotations.NullMarked;
