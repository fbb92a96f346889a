/** What visits to the shop lead to: from view to cart to purchase to return. */
@NullMarked
package io.socialsignals.job.journey;

import org.jspecify.annotations.NullMarked;
