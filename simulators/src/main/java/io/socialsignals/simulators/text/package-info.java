/** Texts of posts and reviews, each with its true label. */
@NullMarked
package io.socialsignals.simulators.text;

import org.jspecify.annotations.NullMarked;
