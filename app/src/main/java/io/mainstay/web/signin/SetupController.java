package io.mainstay.web.signin;

import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The first visit: the company and its owner, once. */
@Controller
@RequestMapping("/setup")
class SetupController {

    private final Workspace workspace;
    private final Frame frame;
    private final Templates templates;

    SetupController(Workspace workspace, Frame frame, Templates templates) {
        this.workspace = workspace;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    View show() {
        return workspace.isSetUp() ? Redirects.to("/sign-in") : page(new SetupForm(Map.of()), Map.of());
    }

    @PostMapping
    View create(@RequestParam Map<String, String> typed, HttpServletRequest request) {
        if (workspace.isSetUp()) {
            return Redirects.to("/sign-in");
        }
        var form = new SetupForm(typed);
        Map<String, String> problems = form.problems();
        if (!problems.isEmpty()) {
            return page(form, problems).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        Member owner = workspace.setUp(form.company().company(), form.owner());
        MemberSessions.start(request, owner);
        return Redirects.to("/");
    }

    private Html page(SetupForm form, Map<String, String> problems) {
        return frame.bare("Set up Mainstay", templates.signinSetup(form.page(problems)));
    }
}
