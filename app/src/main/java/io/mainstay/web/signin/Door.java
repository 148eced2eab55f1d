package io.mainstay.web.signin;

import io.mainstay.web.Redirects;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.SignInLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriUtils;

/** What every way of signing in has in common: slowing down guesses, asking for the second factor, letting in. */
@Component
class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Members members;
    private final Factors factors;
    private final SignInLimits limits;
    private final Audit audit;
    private final Clock clock;

    Door(Members members, Factors factors, SignInLimits limits, Audit audit, Clock clock) {
        this.members = members;
        this.factors = factors;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
    }

    /** How long this e-mail or address must wait before it may try again. */
    Duration delay(String email, HttpServletRequest request) {
        return limits.delay(email, request.getRemoteAddr());
    }

    static String inWords(Duration delay) {
        long seconds = delay.toSeconds() + 1;
        String wait =
                seconds < 90 ? seconds + (seconds == 1 ? " second" : " seconds") : (seconds + 59) / 60 + " minutes";
        return "Too many tries. Wait %s, then try again.".formatted(wait);
    }

    /** An e-mail that nobody has is not kept: it may be a password typed into the wrong field. */
    void failed(String email, String with, HttpServletRequest request) {
        limits.failed(email, request.getRemoteAddr());
        LOG.warn("A sign-in from {} failed", request.getRemoteAddr());
        String object = members.findByEmail(email).map(Member::email).orElse("unknown e-mail");
        Duration wait = delay(email, request);
        if (wait.isPositive()) {
            String seconds = Long.toString(wait.toSeconds() + 1);
            audit.noteNobody("sign_in.limited", object, Map.of("with", with, "wait_seconds", seconds));
        } else {
            audit.noteNobody("sign_in.failed", object, Map.of("with", with));
        }
    }

    /** The password is right: lets the member in, or asks for the second factor of who has one. */
    View passwordIsRight(Member member, String next, HttpServletRequest request) {
        return firstStepDone(member, next, "password", request);
    }

    /** In the demo one click is enough, but for who has a second factor. */
    View sampleIsChosen(Member member, String next, HttpServletRequest request) {
        return firstStepDone(member, next, "one click", request);
    }

    private View firstStepDone(Member member, String next, String with, HttpServletRequest request) {
        if (factors.held(member.id()).any()) {
            HalfSignIn.start(request, member, clock.instant());
            return Redirects.to("/sign-in/second?next=" + UriUtils.encode(next, StandardCharsets.UTF_8));
        }
        return open(member, with, next, request);
    }

    View open(Member member, String with, String next, HttpServletRequest request) {
        limits.succeeded(member.email());
        MemberSessions.start(request, member);
        audit.note(member.principal(), "member.signed_in", member.email(), Map.of("with", with));
        LOG.info("Member {} signed in from {}", member.id(), request.getRemoteAddr());
        return Redirects.within(next);
    }
}
