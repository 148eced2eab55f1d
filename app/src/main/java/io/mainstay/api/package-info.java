/**
 * What other programs use: facts in, facts out, each answer as JSON and each refusal as a problem (RFC 9457). The
 * contract is `openapi.yml`; it is written by hand, and a test holds every route against it.
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
            "closing"
        })
package io.mainstay.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
