package io.mainstay.web.signin;

import io.mainstay.platform.Mail;
import io.mainstay.platform.PublicAddress;
import io.mainstay.platform.Settings;
import io.mainstay.workspace.Member;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.PasswordResets;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * The mails about signing in. They are sent beside the request, so that an e-mail which nobody has is answered as
 * quickly as one that somebody has.
 */
@Component
public class SecurityMail {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityMail.class);

    private static final String RESET = """
            Hello %s,

            somebody asked for a new password for you. If it was you, open this within %d minutes:

            %s/sign-in/reset/new?token=%s

            The link works once. If it was not you, do nothing: your password stays as it is.
            """;

    private static final String CHANGED = """
            Hello %s,

            %s at %s. If it was you, all is well. If it was not, ask for a new password
            there right away and tell the owner of your Mainstay.
            """;

    private final Mail mail;
    private final Members members;
    private final PasswordResets resets;
    private final @Nullable PublicAddress address;

    SecurityMail(Mail mail, Members members, PasswordResets resets, Settings settings) {
        this.mail = mail;
        this.members = members;
        this.resets = resets;
        this.address = settings.outside().address();
    }

    boolean isReady() {
        return mail.isReady();
    }

    /** Mails a link when somebody has this e-mail, and was not sent enough of them lately. */
    void sendReset(String email) {
        beside(() -> members.findByEmail(email)
                .ifPresent(member -> resets.ask(member)
                        .ifPresent(token -> mail.send(
                                member.email(),
                                "A new password for Mainstay",
                                RESET.formatted(member.name(), PasswordResets.VALID.toMinutes(), origin(), token)))));
    }

    /** Tells a member what was changed about their signing in, where mail is set up. */
    public void tell(Member member, String what) {
        if (mail.isReady()) {
            beside(() -> mail.send(
                    member.email(), "Your sign-in to Mainstay", CHANGED.formatted(member.name(), what, origin())));
        }
    }

    private String origin() {
        return address == null ? "" : address.origin();
    }

    private static void beside(Runnable sending) {
        Thread.startVirtualThread(() -> {
            try {
                sending.run();
            } catch (MailException notSent) {
                LOG.error("A mail about signing in could not be sent", notSent);
            } catch (RuntimeException e) {
                LOG.error("A mail about signing in could not be written", e);
            }
        });
    }
}
