/** Wire records, their JSON codec and their validation: the one contract between every producer and the job. */
@NullMarked
package io.socialsignals.events;

import org.jspecify.annotations.NullMarked;
