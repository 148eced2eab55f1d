package io.mainstay.web.signin;

import io.mainstay.workspace.Member;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Ends the sessions of a member wherever they are. */
@Component
public class OpenSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    /** Ends all but the one of this request. */
    public void endOthers(Member member, HttpServletRequest request) {
        String own = request.getSession().getId();
        sessions.findByPrincipalName(Long.toString(member.id())).keySet().stream()
                .filter(id -> !id.equals(own))
                .forEach(sessions::deleteById);
    }

    void end(Member member) {
        sessions.findByPrincipalName(Long.toString(member.id())).keySet().forEach(sessions::deleteById);
    }
}
