/** The command-line program of the embedded stack. */
@NullMarked
package io.socialsignals.local;

import org.jspecify.annotations.NullMarked;
