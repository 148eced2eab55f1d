package io.mainstay.web.signin;

import io.mainstay.platform.NotFound;
import io.mainstay.platform.Settings;
import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in with e-mail and password; in the demo also with one click as one of its people. */
@Controller
class SignInController {

    private static final String WRONG = "This e-mail and password do not belong together.";

    private final Workspace workspace;
    private final Members members;
    private final Audit audit;
    private final Door door;
    private final boolean demo;
    private final Frame frame;
    private final Templates templates;

    SignInController(
            Workspace workspace,
            Members members,
            Audit audit,
            Door door,
            Settings settings,
            Frame frame,
            Templates templates) {
        this.workspace = workspace;
        this.members = members;
        this.audit = audit;
        this.door = door;
        this.demo = settings.demo();
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/sign-in")
    View show(@RequestParam(defaultValue = "/") String next) {
        return workspace.isSetUp() ? page("", next, null) : Redirects.to("/setup");
    }

    @PostMapping("/sign-in")
    View signIn(
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        Duration delay = door.delay(email, request);
        if (delay.isPositive()) {
            return page(email, next, Door.inWords(delay))
                    .status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", Long.toString(delay.toSeconds() + 1));
        }
        Optional<Member> member = members.findByPassword(email, password);
        if (member.isEmpty()) {
            door.failed(email, "password", request);
            return page(email, next, WRONG).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return door.passwordIsRight(member.get(), next, request);
    }

    /** Exists in the demo only. */
    @PostMapping("/sign-in/samples/{id}")
    View signInAsSample(
            @PathVariable long id, @RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        Member member = samples().stream()
                .filter(sample -> sample.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("page", request.getRequestURI()));
        return door.sampleIsChosen(member, next, request);
    }

    @PostMapping("/sign-out")
    View signOut(Principal person, HttpServletRequest request) {
        MemberSessions.end(request);
        audit.note(person, "member.signed_out", person.name(), Map.of());
        return Redirects.to("/sign-in");
    }

    private Html page(String email, String next, @Nullable String problem) {
        return frame.bare("Sign in", templates.signinPage(new SignInPage(email, next, problem, samples())));
    }

    private List<Member> samples() {
        return demo ? members.listSamples() : List.of();
    }
}
