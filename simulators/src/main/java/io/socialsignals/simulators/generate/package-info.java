/** From seed and minute to records: latent drivers, posts, sessions, follow-ups, faults. */
@NullMarked
package io.socialsignals.simulators.generate;

import org.jspecify.annotations.NullMarked;
