/** Bucket series and what is removed from them before anything is compared: transform, season, own momentum. */
@NullMarked
package io.socialsignals.analytics.series;

import org.jspecify.annotations.NullMarked;
