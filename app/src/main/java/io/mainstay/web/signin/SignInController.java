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
import io.mainstay.workspace.SignInLimits;
import io.mainstay.workspace.Workspace;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(SignInController.class);
    private static final String WRONG = "This e-mail and password do not belong together.";

    private final Workspace workspace;
    private final Members members;
    private final SignInLimits limits;
    private final Audit audit;
    private final boolean demo;
    private final Frame frame;
    private final Templates templates;

    SignInController(
            Workspace workspace,
            Members members,
            SignInLimits limits,
            Audit audit,
            Settings settings,
            Frame frame,
            Templates templates) {
        this.workspace = workspace;
        this.members = members;
        this.limits = limits;
        this.audit = audit;
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
        Duration delay = limits.delay(email, request.getRemoteAddr());
        if (delay.isPositive()) {
            return page(email, next, "Too many tries. Wait %s, then try again.".formatted(inWords(delay)))
                    .status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", Long.toString(delay.toSeconds() + 1));
        }
        Optional<Member> member = members.findByPassword(email, password);
        if (member.isEmpty()) {
            noteFailure(email, request);
            return page(email, next, WRONG).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        limits.succeeded(email);
        return start(member.get(), next, request);
    }

    /** Exists in the demo only. */
    @PostMapping("/sign-in/samples/{id}")
    View signInAsSample(
            @PathVariable long id, @RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        Member member = samples().stream()
                .filter(sample -> sample.id() == id)
                .findFirst()
                .orElseThrow(() -> new NotFound("page", request.getRequestURI()));
        return start(member, next, request);
    }

    @PostMapping("/sign-out")
    View signOut(Principal person, HttpServletRequest request) {
        MemberSessions.end(request);
        audit.note(person, "member.signed_out", person.name(), Map.of());
        return Redirects.to("/sign-in");
    }

    private View start(Member member, String next, HttpServletRequest request) {
        MemberSessions.start(request, member);
        audit.note(member.principal(), "member.signed_in", member.email(), Map.of());
        LOG.info("Member {} signed in from {}", member.id(), request.getRemoteAddr());
        return Redirects.within(next);
    }

    /** An e-mail that nobody has is not kept: it may be a password typed into the wrong field. */
    private void noteFailure(String email, HttpServletRequest request) {
        limits.failed(email, request.getRemoteAddr());
        LOG.warn("A sign-in from {} failed", request.getRemoteAddr());
        String object = members.findByEmail(email).map(Member::email).orElse("unknown e-mail");
        Duration wait = limits.delay(email, request.getRemoteAddr());
        if (wait.isPositive()) {
            audit.noteNobody("sign_in.limited", object, Map.of("wait_seconds", Long.toString(wait.toSeconds() + 1)));
        } else {
            audit.noteNobody("sign_in.failed", object, Map.of());
        }
    }

    private Html page(String email, String next, @Nullable String problem) {
        return frame.bare("Sign in", templates.signinPage(new SignInPage(email, next, problem, samples())));
    }

    private List<Member> samples() {
        return demo ? members.listSamples() : List.of();
    }

    private static String inWords(Duration delay) {
        long seconds = delay.toSeconds() + 1;
        return seconds < 90 ? seconds + (seconds == 1 ? " second" : " seconds") : (seconds + 59) / 60 + " minutes";
    }
}
