/** Lead and lag between two bucket series: the test, its control over many pairs, and the life of a finding. */
@NullMarked
package io.socialsignals.analytics.leadlag;

import org.jspecify.annotations.NullMarked;
