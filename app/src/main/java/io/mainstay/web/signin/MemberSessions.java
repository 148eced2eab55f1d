package io.mainstay.web.signin;

import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;

/**
 * Which member a session belongs to. A session holds the member's id and nothing else of them; who that is, is looked
 * up for each request, so that a member who may no longer come in is out at once. A session ends after seven days
 * however busy it is.
 */
final class MemberSessions implements SecurityContextRepository {

    private static final String MEMBER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String DEVICE = "device";
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Members members;
    private final Clock clock;

    MemberSessions(Members members, Clock clock) {
        this.members = members;
        this.clock = clock;
    }

    /** Gives the member a session of their own; the one before signing in is thrown away. */
    static void start(HttpServletRequest request, Member member) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(MEMBER, Long.toString(member.id()));
        session.setAttribute(DEVICE, Device.of(request.getHeader("User-Agent")));
    }

    static void end(HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
    }

    @Override
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return find(request).isPresent();
    }

    /** Signing in and out write the session themselves. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    private SecurityContext context(HttpServletRequest request) {
        return find(request)
                .<SecurityContext>map(MemberSessions::context)
                .orElseGet(SecurityContextHolder::createEmptyContext);
    }

    private Optional<Member> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(MEMBER) instanceof String id)) {
            return Optional.empty();
        }
        if (Instant.ofEpochMilli(session.getCreationTime()).plus(LONGEST).isBefore(clock.instant())) {
            session.invalidate();
            return Optional.empty();
        }
        return members.visit(Long.parseLong(id));
    }

    private static SecurityContext context(Member member) {
        return new SecurityContextImpl(
                UsernamePasswordAuthenticationToken.authenticated(member.principal(), null, List.of()));
    }
}
