/** Any other model by configuration: where it lies, how its labels map to tones, how texts are prepared for it. */
@NullMarked
package io.socialsignals.sentiment.profile;

import org.jspecify.annotations.NullMarked;
