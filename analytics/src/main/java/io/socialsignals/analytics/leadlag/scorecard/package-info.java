/** Measures the error rates and the power of the lead/lag analysis on series whose truth is known. */
@NullMarked
package io.socialsignals.analytics.leadlag.scorecard;

import org.jspecify.annotations.NullMarked;
