/** What changed: spikes, drops and slow shifts of counts, shares and means, told from past data only. */
@NullMarked
package io.socialsignals.analytics.spike;

import org.jspecify.annotations.NullMarked;
