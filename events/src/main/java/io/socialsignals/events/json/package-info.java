/** JSON codec of the wire records with hard limits and named validation rules. */
@NullMarked
package io.socialsignals.events.json;

import org.jspecify.annotations.NullMarked;
