/** What every part stands on: time, errors, jobs, the databases. It knows nothing of customers. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package io.mainstay.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
