/**
 * Who the customers are, and which outside key means which account. It reads nothing of other parts and owns the one table
 * of accounts; an account is made when its key is first met and is never deleted. What is known about an account, its
 * name included, are facts.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace"})
package io.mainstay.accounts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
