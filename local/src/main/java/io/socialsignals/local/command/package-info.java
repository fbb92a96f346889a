/** The commands of the program. */
@NullMarked
package io.socialsignals.local.command;

import org.jspecify.annotations.NullMarked;
