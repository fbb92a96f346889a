/** The command {@code sentiment}: score, evaluate, train, scorecard. */
@NullMarked
package io.socialsignals.sentiment.cli;

import org.jspecify.annotations.NullMarked;
