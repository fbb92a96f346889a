/** Rolling lead/lag analysis per product, control over products, and the findings that are announced. */
@NullMarked
package io.socialsignals.job.leadlag;

import org.jspecify.annotations.NullMarked;
