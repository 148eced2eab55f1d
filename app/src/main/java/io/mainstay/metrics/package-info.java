/**
 * What the facts add up to. Reads facts from a cursor into a columnar copy (DuckDB, rebuildable), computes the measures of
 * the definitions over them as a <em>book</em>, and answers questions about metrics: for any period, cut and filter, as known
 * today or on an earlier date, and down to the facts behind a number. Tells whoever asks through {@link Metrics}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts", "facts"})
package io.mainstay.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
