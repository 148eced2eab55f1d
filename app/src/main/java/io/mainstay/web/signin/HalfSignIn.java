package io.mainstay.web.signin;

import io.mainstay.workspace.Member;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/** Whose password was right and whose second factor is still asked for. It opens nothing, and is forgotten soon. */
final class HalfSignIn {

    private static final String MEMBER = "half.member";
    private static final String AT = "half.at";
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private HalfSignIn() {}

    static void start(HttpServletRequest request, Member member, Instant now) {
        MemberSessions.end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(MEMBER, Long.toString(member.id()));
        session.setAttribute(AT, Long.toString(now.toEpochMilli()));
    }

    static OptionalLong find(HttpServletRequest request, Instant now) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(MEMBER) instanceof String member)
                || !(session.getAttribute(AT) instanceof String at)
                || Instant.ofEpochMilli(Long.parseLong(at)).plus(LONGEST).isBefore(now)) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(member));
    }
}
