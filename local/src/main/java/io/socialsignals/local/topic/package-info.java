/** How well topics tell what simulated posts are about. */
@NullMarked
package io.socialsignals.local.topic;

import org.jspecify.annotations.NullMarked;
