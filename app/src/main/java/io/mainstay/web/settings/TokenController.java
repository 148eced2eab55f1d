package io.mainstay.web.settings;

import io.mainstay.platform.Refused;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Flash;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Listing;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Scope;
import io.mainstay.workspace.Tokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The keys with which other programs use the API: made, shown once, revoked. */
@Controller
@RequestMapping("/settings/tokens")
class TokenController {

    private final Tokens tokens;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;
    private final Clock clock;

    TokenController(Tokens tokens, SettingsFrame settings, Frame frame, Templates templates, Clock clock) {
        this.tokens = tokens;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    Html show(Principal reader) {
        return page(TokenForm.EMPTY, null, null, reader);
    }

    @GetMapping(params = "format=csv")
    CsvFile csv(Here here, Principal reader) {
        return table(here, reader).csv();
    }

    private TokenTable table(Here here, Principal reader) {
        return TokenTable.of(tokens.list(reader), here, frame.show(), clock.instant());
    }

    @PostMapping
    Html create(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") List<String> scopes,
            @RequestParam(defaultValue = "90") int days,
            Principal by) {
        Set<Scope> chosen =
                scopes.stream().flatMap(text -> Scope.find(text).stream()).collect(Collectors.toUnmodifiableSet());
        var form = new TokenForm(name, chosen, days);
        Here.now().standsAt("/settings/tokens");
        try {
            Tokens.Made made = tokens.make(name, chosen, days, by);
            return page(TokenForm.EMPTY, made.text(), null, by).status(HttpStatus.CREATED);
        } catch (Refused refused) {
            return page(form, null, refused.getMessage(), by).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @PostMapping("/{id}/revocation")
    View revoke(@PathVariable String id, Principal by, HttpServletRequest request) {
        tokens.revoke(id, by);
        Flash.say(request, "The token was revoked; it works no more.");
        return Redirects.to("/settings/tokens");
    }

    private Html page(TokenForm form, @Nullable String made, @Nullable String problem, Principal reader) {
        Listing listing = table(Here.now(), reader).listing();
        return settings.page("Tokens", templates.settingsTokens(new TokensPage(form, made, problem, listing)));
    }
}
