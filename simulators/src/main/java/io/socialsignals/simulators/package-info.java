/** Seeded sources with planted truth: open {@link io.socialsignals.simulators.Simulation} first. */
@NullMarked
package io.socialsignals.simulators;

import org.jspecify.annotations.NullMarked;
