/** How good a model is: measures, slices, operating curve. */
@NullMarked
package io.socialsignals.sentiment.evaluate;

import org.jspecify.annotations.NullMarked;
