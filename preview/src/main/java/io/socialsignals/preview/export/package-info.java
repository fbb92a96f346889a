/** Views as files: CSV, JSON Lines, Parquet. */
@NullMarked
package io.socialsignals.preview.export;

import org.jspecify.annotations.NullMarked;
