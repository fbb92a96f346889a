/** The demo: simulated history through the whole pipeline, then live. */
@NullMarked
package io.socialsignals.local.demo;

import org.jspecify.annotations.NullMarked;
