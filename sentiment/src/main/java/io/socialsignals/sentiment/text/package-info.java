/** How texts are prepared for the models. */
@NullMarked
package io.socialsignals.sentiment.text;

import org.jspecify.annotations.NullMarked;
