/** Plays the same records through the whole pipeline in many ways and compares every table. */
@NullMarked
package io.socialsignals.local.replaycheck;

import org.jspecify.annotations.NullMarked;
