/** A preview of the Grafana dashboards: the same JSON files, the same SQL, drawn in a browser without Grafana. */
@NullMarked
package io.socialsignals.preview;

import org.jspecify.annotations.NullMarked;
