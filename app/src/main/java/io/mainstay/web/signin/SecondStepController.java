package io.mainstay.web.signin;

import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** After the right password: a code of the app, a passkey, or a recovery code. */
@Controller
@RequestMapping("/sign-in/second")
class SecondStepController {

    private final Members members;
    private final Factors factors;
    private final Door door;
    private final Frame frame;
    private final Templates templates;
    private final Clock clock;

    SecondStepController(Members members, Factors factors, Door door, Frame frame, Templates templates, Clock clock) {
        this.members = members;
        this.factors = factors;
        this.door = door;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    View show(@RequestParam(defaultValue = "/") String next, HttpServletRequest request) {
        return find(request).<View>map(member -> page(member, next, null)).orElseGet(() -> Redirects.to("/sign-in"));
    }

    @PostMapping
    View show(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        Optional<Member> found = find(request);
        if (found.isEmpty()) {
            return Redirects.to("/sign-in");
        }
        Member member = found.get();
        Duration delay = door.delay(member.email(), request);
        if (delay.isPositive()) {
            return page(member, next, Door.inWords(delay))
                    .status(HttpStatus.TOO_MANY_REQUESTS)
                    .header("Retry-After", Long.toString(delay.toSeconds() + 1));
        }
        Optional<Factors.Shown> shown = factors.use(member, code);
        if (shown.isEmpty()) {
            door.failed(member.email(), "code", request);
            return page(member, next, "This code is not right, or was used before.")
                    .status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return switch (shown.get()) {
            case APP -> door.open(member, "password and app", next, request);
            case RECOVERY_CODE -> door.open(member, "password and recovery code", "/settings/security", request);
        };
    }

    private Html page(Member member, String next, @Nullable String problem) {
        Factors.Held held = factors.held(member.id());
        var page = new SecondStepPage(next, problem, held.app(), held.passkeys() > 0);
        return frame.bare("Second step", templates.signinSecond(page));
    }

    private Optional<Member> find(HttpServletRequest request) {
        OptionalLong half = HalfSignIn.find(request, clock.instant());
        return half.isPresent() ? members.find(half.getAsLong()) : Optional.empty();
    }
}
