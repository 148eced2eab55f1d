package io.mainstay.web.signin;

import io.mainstay.workspace.Member;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/** Ends the sessions of a member wherever they are. */
@Component
class OpenSessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;

    OpenSessions(FindByIndexNameSessionRepository<? extends Session> sessions) {
        this.sessions = sessions;
    }

    void end(Member member) {
        sessions.findByPrincipalName(Long.toString(member.id())).keySet().forEach(sessions::deleteById);
    }
}
