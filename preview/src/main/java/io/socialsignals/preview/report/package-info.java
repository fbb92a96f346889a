/** A report in files: charts as PNG and one HTML page that needs nothing else. */
@NullMarked
package io.socialsignals.preview.report;

import org.jspecify.annotations.NullMarked;
