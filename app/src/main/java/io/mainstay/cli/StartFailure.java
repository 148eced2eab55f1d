package io.mainstay.cli;

import io.mainstay.platform.CannotStart;
import io.mainstay.platform.Setting;
import io.mainstay.platform.Settings;
import org.springframework.boot.web.server.PortInUseException;

/** Why the program did not start: Spring wraps the reason, the person is told the reason. */
final class StartFailure {

    private StartFailure() {}

    static RuntimeException toldTo(RuntimeException failure, Settings settings) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart reason) {
                return reason;
            }
            if (cause instanceof PortInUseException) {
                return new CannotStart("another program listens on %s, port %d; stop it, or set %s to a free port"
                        .formatted(settings.address(), settings.port(), Setting.PORT.variable()));
            }
        }
        return failure;
    }
}
