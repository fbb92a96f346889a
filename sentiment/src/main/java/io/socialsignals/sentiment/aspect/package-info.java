/** What reviews say beyond their tone: stars that contradict the text, and what negative reviews are about. */
@NullMarked
package io.socialsignals.sentiment.aspect;

import org.jspecify.annotations.NullMarked;
