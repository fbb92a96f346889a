/** The embedded stack: a Kafka broker, PostgreSQL and a Flink cluster that start and stop with one Java process. */
@NullMarked
package io.socialsignals.local.stack;

import org.jspecify.annotations.NullMarked;
