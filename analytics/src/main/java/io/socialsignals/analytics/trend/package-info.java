/** What is rising: scores, life cycle and half-life of hashtags and terms. */
@NullMarked
package io.socialsignals.analytics.trend;

import org.jspecify.annotations.NullMarked;
