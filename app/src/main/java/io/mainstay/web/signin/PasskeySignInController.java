package io.mainstay.web.signin;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Passkeys;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in with a passkey, instead of the password or after it. */
@Controller
@RequestMapping("/sign-in/passkey")
class PasskeySignInController {

    private final Passkeys passkeys;
    private final PasskeySite site;
    private final Members members;
    private final Door door;
    private final Clock clock;

    PasskeySignInController(Passkeys passkeys, PasskeySite site, Members members, Door door, Clock clock) {
        this.passkeys = passkeys;
        this.site = site;
        this.members = members;
        this.door = door;
        this.clock = clock;
    }

    /** What the browser hands to the device. */
    @PostMapping("/options")
    ResponseEntity<String> options(HttpServletRequest request) {
        Passkeys.Ceremony ceremony = passkeys.beginShowing(get(request), half(request));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(site.ask(request, ceremony));
    }

    @PostMapping
    View signIn(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "/") String next,
            HttpServletRequest request) {
        Member half = half(request);
        String who = half == null ? "passkey from " + request.getRemoteAddr() : half.email();
        Duration delay = door.delay(who, request);
        if (delay.isPositive()) {
            throw new Refused(ErrorCode.TOO_MANY, Door.inWords(delay));
        }
        Passkeys.Site here = get(request);
        Optional<Member> found = site.take(request)
                .flatMap(challenge -> passkeys.find(here, challenge, answer))
                .filter(member -> half == null || half.id() == member.id());
        if (found.isEmpty()) {
            door.failed(who, "passkey", request);
            throw new Refused(ErrorCode.INVALID, "This passkey opens nothing here. Go back and try again.");
        }
        return door.open(found.get(), half == null ? "passkey" : "password and passkey", next, request);
    }

    private Passkeys.Site get(HttpServletRequest request) {
        return site.find(request).orElseThrow(() -> new Refused(ErrorCode.UNAVAILABLE, PasskeySite.missing()));
    }

    private @Nullable Member half(HttpServletRequest request) {
        OptionalLong half = HalfSignIn.find(request, clock.instant());
        return half.isPresent() ? members.find(half.getAsLong()).orElse(null) : null;
    }
}
