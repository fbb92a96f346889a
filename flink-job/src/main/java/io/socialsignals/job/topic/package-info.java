/** What posts are about: each is assigned to a topic of the configured model, and the topics are counted by hour. */
@NullMarked
package io.socialsignals.job.topic;

import org.jspecify.annotations.NullMarked;
