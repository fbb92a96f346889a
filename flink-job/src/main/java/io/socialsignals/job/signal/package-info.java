/** From sums per minute and posts to what stands out: signals, trending tags, influence. */
@NullMarked
package io.socialsignals.job.signal;

import org.jspecify.annotations.NullMarked;
