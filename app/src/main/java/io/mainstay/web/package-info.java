/**
 * What people see in a browser. This package is the frame of every page: the layout, what a request asks for
 * ({@link io.mainstay.web.Lens}), how values are written for people ({@link io.mainstay.web.Show}); each screen has a
 * sub-package of its own.
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
            "sources :: connect",
            "metrics",
            "closing",
            "demo"
        })
package io.mainstay.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
