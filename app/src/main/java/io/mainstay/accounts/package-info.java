/** Who the customers are, and which outside key means which account. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace"})
package io.mainstay.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
