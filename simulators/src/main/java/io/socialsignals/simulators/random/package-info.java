/** Random numbers that are functions of seed, stream and index. */
@NullMarked
package io.socialsignals.simulators.random;

import org.jspecify.annotations.NullMarked;
