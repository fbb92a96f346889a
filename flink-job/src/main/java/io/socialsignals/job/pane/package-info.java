/** One-minute panes per product: filled in any order, written when due, corrected while late events may come. */
@NullMarked
package io.socialsignals.job.pane;

import org.jspecify.annotations.NullMarked;
