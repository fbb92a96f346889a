/** The encoder tier: a sentence encoder cut after an inner layer, and the head that reads it. */
@NullMarked
package io.socialsignals.sentiment.encoder;

import org.jspecify.annotations.NullMarked;
