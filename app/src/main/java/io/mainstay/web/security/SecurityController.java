package io.mainstay.web.security;

import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.web.signin.SecurityMail;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A member's authenticator app and recovery codes, and whether everybody needs a second factor. */
@Controller
@RequestMapping("/settings/security")
class SecurityController {

    private final Factors factors;
    private final Members members;
    private final SecurityMail mail;
    private final SecurityView view;
    private final Recent recent;
    private final SettingsFrame settings;
    private final Templates templates;

    SecurityController(
            Factors factors,
            Members members,
            SecurityMail mail,
            SecurityView view,
            Recent recent,
            SettingsFrame settings,
            Templates templates) {
        this.factors = factors;
        this.members = members;
        this.mail = mail;
        this.view = view;
        this.recent = recent;
        this.settings = settings;
        this.templates = templates;
    }

    @GetMapping
    Html show(Principal reader, HttpServletRequest request) {
        return view.page(reader, List.of(), null, request);
    }

    @GetMapping("/app")
    View setUp(Principal by, HttpServletRequest request) {
        return recent.isSo(request) ? setUp(by, (String) null) : Redirects.to(Recent.AGAIN);
    }

    @PostMapping("/app")
    View confirm(@RequestParam(defaultValue = "") String code, Principal by, HttpServletRequest request) {
        if (!recent.isSo(request)) {
            return Redirects.to(Recent.AGAIN);
        }
        List<String> codes;
        try {
            codes = factors.confirm(by, code);
        } catch (Refused refused) {
            return setUp(by, refused.getMessage()).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        tell(by, "An authenticator app was set up");
        Flash.say(request, "The app is set up. It is asked for from the next sign-in on.");
        return codes.isEmpty() ? Redirects.to("/settings/security") : view.page(by, codes, null, request);
    }

    @PostMapping("/app/removal")
    View remove(Principal by, HttpServletRequest request) {
        if (!recent.isSo(request)) {
            return Redirects.to(Recent.AGAIN);
        }
        factors.removeApp(by);
        tell(by, "The authenticator app was taken away");
        Flash.say(request, "The app's codes open nothing any more.");
        return Redirects.to("/settings/security");
    }

    @PostMapping("/codes")
    View codes(Principal by, HttpServletRequest request) {
        if (!recent.isSo(request) || !factors.held(by.member()).any()) {
            return Redirects.to(recent.isSo(request) ? "/settings/security" : Recent.AGAIN);
        }
        return view.page(by, factors.newCodes(by), null, request);
    }

    @PostMapping("/rule")
    View rule(@RequestParam(defaultValue = "false") boolean required, Principal by, HttpServletRequest request) {
        factors.require(by, required);
        Flash.say(
                request,
                required
                        ? "Everyone needs a second factor from now on."
                        : "A second factor is everyone's own choice now.");
        return Redirects.to("/settings/security");
    }

    private Html setUp(Principal by, @Nullable String problem) {
        String email = members.find(by.member()).map(Member::email).orElse(by.name());
        return settings.page(
                "Authenticator app", templates.securitySetup(AppSetup.of(factors.begin(by), email, problem)));
    }

    private void tell(Principal by, String what) {
        members.find(by.member()).ifPresent(member -> mail.tell(member, what));
    }
}
