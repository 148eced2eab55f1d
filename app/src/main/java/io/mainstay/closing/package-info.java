/**
 * Months that were closed: what was known, by which rules, and what it came to, signed and kept. Says later what became of
 * a signed figure, line by line, and what lies between our figures and those of somebody else.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts", "facts", "metrics"})
package io.mainstay.closing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
