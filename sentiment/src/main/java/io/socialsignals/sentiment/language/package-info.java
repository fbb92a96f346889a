/** Which language a text is in, and whether a model may score it. */
@NullMarked
package io.socialsignals.sentiment.language;

import org.jspecify.annotations.NullMarked;
