/** Measured claims: a scorecard runs a seeded experiment and says, figure by figure, whether it held. */
@NullMarked
package io.socialsignals.analytics.scorecard;

import org.jspecify.annotations.NullMarked;
