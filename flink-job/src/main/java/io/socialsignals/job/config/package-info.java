/** The job's typed configuration: flag, then environment, then file, then default. */
@NullMarked
package io.socialsignals.job.config;

import org.jspecify.annotations.NullMarked;
