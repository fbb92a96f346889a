/** The fast tier: a linear model over hashed n-grams, in plain Java. */
@NullMarked
package io.socialsignals.sentiment.fast;

import org.jspecify.annotations.NullMarked;
