/** Who drives the talk: the graph of mentions, replies and reposts. */
@NullMarked
package io.socialsignals.analytics.influence;

import org.jspecify.annotations.NullMarked;
