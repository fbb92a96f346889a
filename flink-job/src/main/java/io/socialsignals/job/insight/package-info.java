/** Rules that turn findings into recommendations with their evidence. */
@NullMarked
package io.socialsignals.job.insight;

import org.jspecify.annotations.NullMarked;
