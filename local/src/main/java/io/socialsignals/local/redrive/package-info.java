/** Sends rejected records in again, as they are or repaired. */
@NullMarked
package io.socialsignals.local.redrive;

import org.jspecify.annotations.NullMarked;
