/** Measurements against stated ceilings and rivals. */
@NullMarked
package io.socialsignals.benchmarks;

import org.jspecify.annotations.NullMarked;
