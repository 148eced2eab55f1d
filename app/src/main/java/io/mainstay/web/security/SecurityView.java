package io.mainstay.web.security;

import io.mainstay.templates.Templates;
import io.mainstay.web.Frame;
import io.mainstay.web.Html;
import io.mainstay.web.Show;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.web.signin.PasskeySite;
import io.mainstay.workspace.Factors;
import io.mainstay.workspace.Members;
import io.mainstay.workspace.OwnPassword;
import io.mainstay.workspace.Passkey;
import io.mainstay.workspace.Passkeys;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gathers what the page about a member's signing in shows. */
@Component
class SecurityView {

    private final Factors factors;
    private final Passkeys passkeys;
    private final Members members;
    private final OwnPassword passwords;
    private final PasskeySite site;
    private final Recent recent;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;

    SecurityView(
            Factors factors,
            Passkeys passkeys,
            Members members,
            OwnPassword passwords,
            PasskeySite site,
            Recent recent,
            SettingsFrame settings,
            Frame frame,
            Templates templates) {
        this.factors = factors;
        this.passkeys = passkeys;
        this.members = members;
        this.passwords = passwords;
        this.site = site;
        this.recent = recent;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
    }

    /** @param codes just made; empty otherwise */
    Html page(Principal reader, List<String> codes, @Nullable String problem, HttpServletRequest request) {
        Factors.Held held = factors.held(reader.member());
        Show show = frame.show();
        var notices = new SecurityPage.Notices(factors.isMissing(reader), !recent.isSo(request), problem);
        var keys = passkeys.list(reader).stream().map(key -> key(key, show)).toList();
        String why = site.find(request).isEmpty() ? PasskeySite.missing() : null;
        var page = new SecurityPage(
                notices,
                codes,
                new SecurityPage.App(held.app(), held.any(), held.codesLeft()),
                new SecurityPage.Keys(keys, why),
                members.find(reader.member()).filter(passwords::isThere).isPresent(),
                new SecurityPage.Rule(reader.may(Permission.MANAGE_PEOPLE), factors.isRequired()));
        return settings.page("Your sign-in", templates.securityPage(page));
    }

    private static SecurityPage.Key key(Passkey key, Show show) {
        return new SecurityPage.Key(
                key.id(), key.label(), show.moment(key.madeAt()), show.moment(key.lastUsedAt(), "Never"));
    }
}
