package io.mainstay.web.people;

import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.OpenSession;
import io.mainstay.workspace.OwnSessions;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
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

    private static final Arrangement<OpenSession> WAYS = Arrangement.<OpenSession>of(
                    "sessions", SessionsController::device)
            .text("device", SessionsController::device)
            .value("started", OpenSession::startedAt)
            .value("used", OpenSession::lastUsedAt)
            .group("device", "Device", SessionsController::device);

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
    Html show(Here here, Principal reader, HttpServletRequest request) {
        List<OpenSession> all = sessions.list(reader, current(request));
        Arranged<OpenSession> arranged = WAYS.of(all, here);
        Show show = frame.show();
        var listing = new Listing(
                "sessions",
                "Your sessions",
                List.of(
                        Column.text("Device", "device"),
                        Column.text("Signed in", "started"),
                        Column.text("Last used", "used"),
                        Column.deed("End")),
                arranged.shown().stream().map(session -> row(session, show)).toList(),
                null,
                arranged.extras(here.with("format", "csv")),
                arranged.empty(Empty.of("person", "No sessions", "Where you are signed in is listed here.")));
        boolean others = all.stream().anyMatch(session -> !session.own());
        return settings.page("Sessions", templates.peopleSessions(new SessionsPage(listing, others)));
    }

    @GetMapping(params = "format=csv")
    CsvFile csv(Here here, Principal reader, HttpServletRequest request) {
        return new CsvFile(
                "sessions",
                List.of("device", "started_at", "last_used_at", "this_one"),
                WAYS.of(sessions.list(reader, current(request)), here).found().stream()
                        .map(session -> List.of(
                                device(session),
                                session.startedAt().toString(),
                                session.lastUsedAt().toString(),
                                Boolean.toString(session.own())))
                        .toList());
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

    private static Listing.Row row(OpenSession session, Show show) {
        String started = show.moment(session.startedAt());
        return Listing.Row.of(
                Cell.of(device(session)),
                Cell.of(started),
                Cell.of(show.moment(session.lastUsedAt())),
                session.own()
                        ? Cell.of(new Badge("accent", "This one"))
                        : new Cell.Deed(
                                "End",
                                "End the session on %s of %s".formatted(device(session), started),
                                PATH + "/" + session.id() + "/end",
                                false));
    }

    private static String device(OpenSession session) {
        return session.device().isEmpty() ? "Unknown device" : session.device();
    }

    private static String current(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? "" : session.getId();
    }
}
