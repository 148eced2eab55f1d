package io.mainstay.web.sources;

import io.mainstay.sources.connect.Card;
import io.mainstay.sources.connect.Connection;
import io.mainstay.sources.connect.Connections;
import io.mainstay.sources.connect.Connections.Outcome;
import io.mainstay.sources.connect.Trial;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Field;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What can be connected, and the form that connects it after its settings were tried. */
@Controller
class ConnectController {

    private final Connections connections;
    private final DataFrame frame;
    private final Templates templates;

    ConnectController(Connections connections, DataFrame frame, Templates templates) {
        this.connections = connections;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/data/connect")
    Html gallery(Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        return frame.page("Connect a source", templates.sourcesGallery(connections.cards()));
    }

    @GetMapping("/data/connect/{connector}")
    Html form(@PathVariable String connector, Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        Card card = connections.card(connector);
        return page(card, newAction(card), connections.nextSource(connector), null, Map.of(), null);
    }

    @PostMapping("/data/connect/{connector}")
    View connect(
            @PathVariable String connector,
            @RequestParam Map<String, String> typed,
            Principal by,
            HttpServletRequest request) {
        Card card = connections.card(connector);
        return switch (connections.connect(by, connector, typed)) {
            case Outcome.Connected(String source) -> {
                Flash.say(request, "%s is connected. The first reading has begun.".formatted(card.label()));
                yield Redirects.to(new SourceAddress(source).href());
            }
            case Outcome.Refused(Trial.Fails fails) ->
                page(card, newAction(card), connections.nextSource(connector), null, typed, fails);
        };
    }

    @GetMapping("/data/sources/{name}/connection")
    Html settings(@PathVariable("name") SourceAddress address, Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        Connection connection = connections.get(reader, address.name());
        return page(
                connections.card(connection.connector()),
                action(address.name()),
                address.name(),
                connection,
                connection.settings(),
                null);
    }

    @PostMapping("/data/sources/{name}/connection")
    View change(
            @PathVariable("name") SourceAddress address,
            @RequestParam Map<String, String> typed,
            Principal by,
            HttpServletRequest request) {
        return switch (connections.change(by, address.name(), typed)) {
            case Outcome.Connected _ -> {
                Flash.say(request, "The connection was changed.");
                yield Redirects.to(address.href());
            }
            case Outcome.Refused(Trial.Fails fails) -> {
                Connection connection = connections.get(by, address.name());
                Card card = connections.card(connection.connector());
                yield page(card, action(address.name()), address.name(), connection, typed, fails);
            }
        };
    }

    private static String newAction(Card card) {
        return "/data/connect/" + card.name();
    }

    private static String action(String source) {
        return new SourceAddress(source).href() + "/connection";
    }

    private Html page(
            Card card,
            String action,
            String source,
            @Nullable Connection connection,
            Map<String, String> typed,
            Trial.@Nullable Fails fails) {
        List<Field> fields = card.fields().stream()
                .map(setting -> field(setting, connection != null, typed, fails))
                .toList();
        String hook = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/api/v1/hooks/{source}")
                .buildAndExpand(source)
                .toUriString();
        Banner banner = fails == null || fails.field() != null ? null : Banner.bad(fails.why());
        var page = new ConnectPage(
                card,
                action,
                connection == null ? "Try and connect" : "Try and save",
                fields,
                card.hears() ? hook : null,
                banner,
                connection == null ? "/data/connect" : new SourceAddress(source).href());
        String title = connection == null ? "Connect " + card.label() : "Connection to " + card.label();
        Html html = frame.page(title, templates.sourcesConnect(page));
        return fails == null ? html : html.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** A secret is never shown again, so its field is always empty. */
    private static Field field(
            Card.Setting setting, boolean isConnected, Map<String, String> typed, Trial.@Nullable Fails fails) {
        String value = setting.secret() ? "" : typed.getOrDefault(setting.name(), setting.preset());
        String help = setting.secret() && isConnected
                ? setting.help() + " Leave it empty to keep the present one."
                : setting.help();
        boolean blamed = fails != null && setting.name().equals(fails.field());
        String autocomplete = setting.secret() ? "new-password" : "off";
        return Field.typed(setting.secret() ? "password" : "text", setting.name(), setting.label(), value, autocomplete)
                .help(help)
                .error(blamed && fails != null ? fails.why() : null);
    }
}
