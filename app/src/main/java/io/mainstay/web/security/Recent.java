package io.mainstay.web.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Whether the member signed in a short while ago. How one signs in is changed by nobody else, so a session left open
 * somewhere does not suffice.
 */
@Component
class Recent {

    static final String AGAIN = "/sign-in?next=/settings/security";
    private static final Duration WHILE = Duration.ofMinutes(15);

    private final Clock clock;

    Recent(Clock clock) {
        this.clock = clock;
    }

    /** Signing in begins a new session. */
    boolean isSo(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null
                && Instant.ofEpochMilli(session.getCreationTime()).plus(WHILE).isAfter(clock.instant());
    }
}
