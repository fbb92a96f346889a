/** How posts are received: rates, virality, velocity, quality and the best time to post. */
@NullMarked
package io.socialsignals.analytics.engagement;

import org.jspecify.annotations.NullMarked;
