package io.mainstay.web.people;

import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.OpenSession;
import io.mainstay.workspace.OwnSessions;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;

/** Where the reader is signed in, and the way to end it. */
@Controller
@RequestMapping(SessionsController.PATH)
class SessionsController {

    static final String PATH = "/settings/sessions";

    private final OwnSessions sessions;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;

    SessionsController(OwnSessions sessions, SettingsFrame settings, Frame frame, Templates templates) {
        this.sessions = sessions;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html show(Principal reader, HttpServletRequest request) {
        Show show = frame.show();
        var rows = sessions.list(reader, current(request)).stream()
                .map(session -> row(session, show))
                .toList();
        return settings.page("Sessions", templates.peopleSessions(new SessionsPage(rows)));
    }

    @PostMapping("/{id}/end")
    View end(@PathVariable String id, Principal by, HttpServletRequest request) {
        sessions.end(by, id);
        Flash.say(request, "That session has ended.");
        return Redirects.to(PATH);
    }

    @PostMapping("/end-of-others")
    View endOthers(Principal by, HttpServletRequest request) {
        int ended = sessions.endOthers(by, current(request));
        Flash.say(
                request,
                ended == 1 ? "One other session has ended." : "%d other sessions have ended.".formatted(ended));
        return Redirects.to(PATH);
    }

    private static SessionsPage.Row row(OpenSession session, Show show) {
        return new SessionsPage.Row(
                session.id(),
                session.device().isEmpty() ? "Unknown device" : session.device(),
                show.moment(session.startedAt()),
                show.moment(session.lastUsedAt()),
                session.own());
    }

    private static String current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }
}
