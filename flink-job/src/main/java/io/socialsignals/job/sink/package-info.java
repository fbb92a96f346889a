/** Writing result rows to PostgreSQL by idempotent upserts, alive through outages of the database. */
@NullMarked
package io.socialsignals.job.sink;

import org.jspecify.annotations.NullMarked;
