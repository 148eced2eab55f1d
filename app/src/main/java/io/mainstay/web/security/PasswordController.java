package io.mainstay.web.security;

import io.mainstay.platform.ErrorCode;
import io.mainstay.platform.NotFound;
import io.mainstay.platform.Refused;
import io.mainstay.web.Flash;
import io.mainstay.web.Redirects;
import io.mainstay.web.signin.OpenSessions;
import io.mainstay.web.signin.SecurityMail;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.OwnPassword;
import io.mainstay.workspace.PasswordRule;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.SignInLimits;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Another password for who knows the present one; every other session of theirs ends. */
@Controller
@RequestMapping("/settings/security/password")
class PasswordController {

    private final OwnPassword passwords;
    private final Members members;
    private final SignInLimits limits;
    private final OpenSessions sessions;
    private final SecurityMail mail;
    private final SecurityView view;

    PasswordController(
            OwnPassword passwords,
            Members members,
            SignInLimits limits,
            OpenSessions sessions,
            SecurityMail mail,
            SecurityView view) {
        this.passwords = passwords;
        this.members = members;
        this.limits = limits;
        this.sessions = sessions;
        this.mail = mail;
        this.view = view;
    }

    @PostMapping
    View change(
            @RequestParam(defaultValue = "") String present,
            @RequestParam(defaultValue = "") String wanted,
            Principal by,
            HttpServletRequest request) {
        Member member = members.find(by.member()).orElseThrow(() -> new NotFound("member", by.name()));
        try {
            change(member, present, wanted, request);
        } catch (Refused refused) {
            HttpStatus status = refused.code() == ErrorCode.TOO_MANY
                    ? HttpStatus.TOO_MANY_REQUESTS
                    : HttpStatus.UNPROCESSABLE_CONTENT;
            return view.page(by, List.of(), refused.getMessage(), request).status(status);
        }
        sessions.endOthers(member, request);
        mail.tell(member, "Your password was changed");
        Flash.say(request, "The new password holds. You are signed out everywhere else.");
        return Redirects.to("/settings/security");
    }

    private void change(Member member, String present, String wanted, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (limits.delay(member.email(), address).isPositive()) {
            throw new Refused(ErrorCode.TOO_MANY, "Too many tries. Wait a few minutes, then try again.");
        }
        PasswordRule.problem(wanted).ifPresent(problem -> {
            throw new Refused(ErrorCode.INVALID, problem);
        });
        if (!passwords.isRight(member, present)) {
            limits.failed(member.email(), address);
            throw new Refused(ErrorCode.INVALID, "The present password is not right.");
        }
        passwords.change(member, wanted);
    }
}
