/**
 * The published metric definitions, tested from outside: reads case files with expected numbers, records their events as
 * facts, and compares what the metrics answer. It reads metrics and tells a line for each case.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts", "facts", "metrics"})
package io.mainstay.conformance;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
