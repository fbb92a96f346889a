/** What purchases and returns say beside their sums: why goods came back, which coupons were used, who bought. */
@NullMarked
package io.socialsignals.job.detail;

import org.jspecify.annotations.NullMarked;
