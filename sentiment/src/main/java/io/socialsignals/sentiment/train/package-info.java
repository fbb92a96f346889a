/** Training sets and how models learn from them. */
@NullMarked
package io.socialsignals.sentiment.train;

import org.jspecify.annotations.NullMarked;
