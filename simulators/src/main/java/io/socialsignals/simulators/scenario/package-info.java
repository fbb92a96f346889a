/** What a simulation is made of, read from YAML. */
@NullMarked
package io.socialsignals.simulators.scenario;

import org.jspecify.annotations.NullMarked;
