/** What the talk is about: topics trained with a seed, named by their terms, assigned one post at a time. */
@NullMarked
package io.socialsignals.analytics.topic;

import org.jspecify.annotations.NullMarked;
