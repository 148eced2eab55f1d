/** What happened to each account: recorded once, never changed, asked for as it was known on any date. */
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "workspace", "accounts"})
package io.mainstay.facts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
