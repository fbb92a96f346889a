/** From bytes to admitted records: decode, validate, judge time, pseudonymise, drop duplicates, count. */
@NullMarked
package io.socialsignals.job.ingest;

import org.jspecify.annotations.NullMarked;
