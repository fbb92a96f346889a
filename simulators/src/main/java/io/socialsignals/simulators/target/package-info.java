/** Where simulated and replayed records go: Kafka topics or files. */
@NullMarked
package io.socialsignals.simulators.target;

import org.jspecify.annotations.NullMarked;
