/**
 * The command line: one class for each verb. A verb speaks to the program that runs on the data folder, or opens the
 * folder itself when none does.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "workspace",
            "accounts",
            "facts",
            "sources",
            "sources :: csv",
            "metrics",
            "conformance",
            "backup",
            "demo"
        })
package io.mainstay.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
