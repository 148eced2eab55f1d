package io.mainstay.web.signin;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Invitation;
import io.mainstay.workspace.Invitations;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.PasswordRule;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Behind the link of an invitation: a name and a password, and one is in. */
@Controller
@RequestMapping("/join/{secret}")
class JoinController {

    private final Invitations invitations;
    private final Workspace workspace;
    private final Frame frame;
    private final Templates templates;

    JoinController(Invitations invitations, Workspace workspace, Frame frame, Templates templates) {
        this.invitations = invitations;
        this.workspace = workspace;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html show(@PathVariable String secret) {
        Invitation invitation = find(secret);
        return page(secret, invitation, invitation.name(), null);
    }

    @PostMapping
    View join(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        Invitation invitation = find(secret);
        try {
            Member member = invitations.accept(secret, name, password);
            MemberSessions.start(request, member);
            return Redirects.to("/");
        } catch (Refused refused) {
            if (refused.code() == ErrorCode.NOT_FOUND) {
                throw refused;
            }
            return page(secret, invitation, name, refused.getMessage()).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Invitation find(String secret) {
        return invitations
                .find(secret)
                .orElseThrow(() -> new NotFound("open invitation", "here; it was used, taken back, or is too old"));
    }

    private Html page(String secret, Invitation invitation, String name, @Nullable String problem) {
        var fields = List.of(
                Field.typed("text", "name", "Your name", name, "name"),
                Field.typed("password", "password", "Password", "", "new-password")
                        .help("At least %d characters; a few words in a row do well.".formatted(PasswordRule.LEAST)));
        var page = new JoinPage(
                "/join/" + secret,
                workspace.company().name(),
                invitation.invitedBy(),
                invitation.membership().role().label(),
                invitation.email(),
                fields,
                problem);
        return frame.bare("Join", templates.signinJoin(page));
    }
}
