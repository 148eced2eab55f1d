package io.mainstay.web.security;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.Refused;
import io.mainstay.web.Flash;
import io.mainstay.web.Redirects;
import io.mainstay.web.signin.PasskeySite;
import io.mainstay.web.signin.SecurityMail;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.Passkeys;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A member's passkeys: made on a device, named, and taken away. */
@Controller
@RequestMapping("/settings/security/passkeys")
class PasskeyController {

    private static final String PAGE = "/settings/security";

    private final Passkeys passkeys;
    private final PasskeySite site;
    private final Members members;
    private final SecurityMail mail;
    private final SecurityView view;
    private final Recent recent;

    PasskeyController(
            Passkeys passkeys, PasskeySite site, Members members, SecurityMail mail, SecurityView view, Recent recent) {
        this.passkeys = passkeys;
        this.site = site;
        this.members = members;
        this.mail = mail;
        this.view = view;
        this.recent = recent;
    }

    /** What the browser hands to the device. */
    @PostMapping("/options")
    ResponseEntity<String> options(Principal by, HttpServletRequest request) {
        String options = site.ask(request, passkeys.beginMaking(by, here(request)));
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(options);
    }

    @PostMapping
    View make(
            @RequestParam(defaultValue = "") String label,
            @RequestParam(defaultValue = "") String answer,
            Principal by,
            HttpServletRequest request) {
        if (!recent.isSo(request)) {
            return Redirects.to(Recent.AGAIN);
        }
        List<String> codes;
        try {
            String challenge = site.take(request)
                    .orElseThrow(() -> new Refused(ErrorCode.INVALID, "That took too long. Try again."));
            codes = passkeys.make(by, here(request), challenge, answer, label);
        } catch (Refused refused) {
            return view.page(by, List.of(), refused.getMessage(), request).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        tell(by, "A passkey was added");
        Flash.say(request, "The passkey is yours to sign in with.");
        return codes.isEmpty() ? Redirects.to(PAGE) : view.page(by, codes, null, request);
    }

    @PostMapping("/{id}/removal")
    View remove(@PathVariable String id, Principal by, HttpServletRequest request) {
        if (!recent.isSo(request)) {
            return Redirects.to(Recent.AGAIN);
        }
        passkeys.remove(by, id);
        tell(by, "A passkey was taken away");
        Flash.say(request, "That passkey opens nothing any more.");
        return Redirects.to(PAGE);
    }

    private Passkeys.Site here(HttpServletRequest request) {
        return site.find(request).orElseThrow(() -> new Refused(ErrorCode.UNAVAILABLE, PasskeySite.missing()));
    }

    private void tell(Principal by, String what) {
        members.find(by.member()).ifPresent(member -> mail.tell(member, what));
    }
}
