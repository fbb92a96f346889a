/** Sentiment models behind one interface: text in; polarity, probabilities and subjectivity out. */
@NullMarked
package io.socialsignals.sentiment;

import org.jspecify.annotations.NullMarked;
