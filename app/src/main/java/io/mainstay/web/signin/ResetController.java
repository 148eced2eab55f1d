package io.mainstay.web.signin;

import io.mainstay.platform.Mail;
import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.signin.ResetPage.Step;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.PasswordResets;
import io.mainstay.workspace.PasswordRule;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A new password for who forgot theirs, by a link in a mail. Whether an e-mail is known here is not told. */
@Controller
@RequestMapping("/sign-in/reset")
class ResetController {

    private final PasswordResets resets;
    private final SecurityMail mail;
    private final OpenSessions sessions;
    private final Frame frame;
    private final Templates templates;

    ResetController(PasswordResets resets, SecurityMail mail, OpenSessions sessions, Frame frame, Templates templates) {
        this.resets = resets;
        this.mail = mail;
        this.sessions = sessions;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    Html ask() {
        return mail.isReady() ? page(ResetPage.of(Step.ASK)) : page(new ResetPage(Step.ASK, "", Mail.missing()));
    }

    @PostMapping
    Html send(@RequestParam(defaultValue = "") String email) {
        if (!mail.isReady()) {
            return ask().status(HttpStatus.SERVICE_UNAVAILABLE);
        }
        mail.sendReset(email);
        return page(ResetPage.of(Step.SENT));
    }

    @GetMapping("/new")
    Html choose(@RequestParam(defaultValue = "") String token) {
        return resets.find(token).isPresent()
                ? page(new ResetPage(Step.CHOOSE, token, null))
                : page(ResetPage.of(Step.DEAD)).status(HttpStatus.NOT_FOUND);
    }

    /** All sessions of the member end; their second factor stays, and so do their tokens. */
    @PostMapping("/new")
    Html change(@RequestParam(defaultValue = "") String token, @RequestParam(defaultValue = "") String password) {
        if (resets.find(token).isEmpty()) {
            return page(ResetPage.of(Step.DEAD)).status(HttpStatus.NOT_FOUND);
        }
        Optional<String> problem = PasswordRule.problem(password);
        if (problem.isPresent()) {
            return page(new ResetPage(Step.CHOOSE, token, problem.get())).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            Member member = resets.use(token, password);
            sessions.end(member);
            mail.tell(member, "Your password was changed");
            return page(ResetPage.of(Step.DONE));
        } catch (Refused _) {
            return page(ResetPage.of(Step.DEAD)).status(HttpStatus.NOT_FOUND);
        }
    }

    private Html page(ResetPage page) {
        return frame.bare("New password", templates.signinReset(page));
    }
}
