package io.mainstay.web.signin;

import io.mainstay.platform.PublicAddress;
import io.mainstay.platform.Setting;
import io.mainstay.platform.Settings;
import io.mainstay.workspace.Passkeys;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where passkeys belong to, and the challenge that a browser was given: each answered once, within five minutes. */
@Component
public class PasskeySite {

    private static final String CHALLENGE = "passkey.challenge";
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String LOCAL = "localhost";

    private final @Nullable PublicAddress address;
    private final Clock clock;

    PasskeySite(Settings settings, Clock clock) {
        this.address = settings.outside().address();
        this.clock = clock;
    }

    /** Empty when nobody has said under which address people come, and this is not their own machine. */
    public Optional<Passkeys.Site> find(HttpServletRequest request) {
        if (address != null) {
            return Optional.of(new Passkeys.Site(address.host(), address.origin()));
        }
        return request.getServerName().equals(LOCAL)
                ? Optional.of(new Passkeys.Site(
                        LOCAL, "%s://%s:%d".formatted(request.getScheme(), LOCAL, request.getServerPort())))
                : Optional.empty();
    }

    public static String missing() {
        return "Passkeys need to know the address people use. Whoever runs this Mainstay can set %s and start it again."
                .formatted(Setting.URL.variable());
    }

    /** Keeps the challenge, and gives what the browser is to be told. */
    public String ask(HttpServletRequest request, Passkeys.Ceremony ceremony) {
        String kept = clock.instant().toEpochMilli() + " " + ceremony.challenge();
        request.getSession().setAttribute(CHALLENGE, kept);
        return ceremony.options();
    }

    /** The challenge that was asked, which is forgotten; empty when there was none or it is too old. */
    public Optional<String> take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(CHALLENGE) instanceof String kept)) {
            return Optional.empty();
        }
        session.removeAttribute(CHALLENGE);
        String[] parts = kept.split(" ");
        Instant at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
        return at.plus(LONGEST).isBefore(clock.instant()) ? Optional.empty() : Optional.of(parts[1]);
    }
}
