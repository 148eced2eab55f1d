/**
 * A company to look at: a simulation writes the history of an invented company's customers, in the order in which it was
 * learned, and records it like any other facts. The same simulation makes the large books that speed is measured on.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts", "facts", "sources", "metrics"})
package io.mainstay.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
