/** The company, its members and how they sign in. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform"})
package io.mainstay.workspace;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
