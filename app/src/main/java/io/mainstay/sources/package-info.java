/**
 * Brings records in: who sends them, how they fare, and the ways in that Mainstay itself runs. Each way in is a
 * sub-package, complete in itself; all of them end in {@code Facts.record}.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts", "facts"})
package io.mainstay.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
