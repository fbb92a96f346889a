/** Clean input and terms: near-duplicates, spam, phrases. */
@NullMarked
package io.socialsignals.analytics.text;

import org.jspecify.annotations.NullMarked;
