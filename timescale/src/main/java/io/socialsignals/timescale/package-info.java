/** The database's schema: migrations, roles and views, for plain PostgreSQL and for TimescaleDB. */
@NullMarked
package io.socialsignals.timescale;

import org.jspecify.annotations.NullMarked;
