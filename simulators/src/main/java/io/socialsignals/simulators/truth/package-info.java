/** What was planted, for those who judge the pipeline; no topic, table or job ever sees it. */
@NullMarked
package io.socialsignals.simulators.truth;

import org.jspecify.annotations.NullMarked;
