/** What is added to posts, engagement and reviews: the products they are about, their tone, what changed. */
@NullMarked
package io.socialsignals.job.enrich;

import org.jspecify.annotations.NullMarked;
