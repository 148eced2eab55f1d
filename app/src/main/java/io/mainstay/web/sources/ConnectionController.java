package io.mainstay.web.sources;

import io.mainstay.sources.Sources;
import io.mainstay.sources.connect.Connections;
import io.mainstay.templates.Templates;
import io.mainstay.web.Flash;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What can be done with a connected source: look how it gets on, run it now, let it go. */
@Controller
@RequestMapping("/data/sources/{name}")
class ConnectionController {

    private final Connections connections;
    private final ConnectionPanels panels;
    private final Sources sources;
    private final DataFrame frame;
    private final Templates templates;

    ConnectionController(
            Connections connections, ConnectionPanels panels, Sources sources, DataFrame frame, Templates templates) {
        this.connections = connections;
        this.panels = panels;
        this.sources = sources;
        this.frame = frame;
        this.templates = templates;
    }

    /** The panel alone, asked for again and again while something moves; when it ends, the page is shown anew. */
    @GetMapping("/progress")
    Html progress(@PathVariable("name") SourceAddress address, Principal reader) {
        connections.get(reader, address.name());
        boolean paused = sources.isPaused(address.name());
        ConnectionPanel panel = panels.find(reader, address.name(), paused).orElseThrow();
        Html html = Html.of(templates.sourcesConnection(panel, paused));
        return panel.isMoving() ? html : html.header("HX-Refresh", "true");
    }

    @PostMapping("/run")
    View run(@PathVariable("name") SourceAddress address, Principal by, HttpServletRequest request) {
        connections.runNow(by, address.name());
        Flash.say(request, "It is being asked now; what is new shows here in a moment.");
        return Redirects.to(address.href());
    }

    @GetMapping("/disconnection")
    Html ask(@PathVariable("name") SourceAddress address, Principal reader) {
        reader.require(Permission.MANAGE_SOURCES);
        Map<String, Long> standing = connections.standing(reader, address.name());
        List<SourcePage.Fact> kinds = standing.entrySet().stream()
                .map(kind -> new SourcePage.Fact(
                        Words.plain(kind.getKey()),
                        frame.show().count(kind.getValue()).shown()))
                .toList();
        long all = standing.values().stream().mapToLong(Long::longValue).sum();
        var page = new DisconnectPage(
                address.href(),
                sources.get(reader, address.name()).label(),
                kinds,
                frame.show().count(all).shown());
        return frame.page("Disconnect", templates.sourcesDisconnect(page));
    }

    @PostMapping("/disconnection")
    View disconnect(
            @PathVariable("name") SourceAddress address,
            @RequestParam(defaultValue = "keep") String facts,
            Principal by,
            HttpServletRequest request) {
        boolean retract = facts.equals("retract");
        connections.disconnect(by, address.name(), retract);
        Flash.say(request, retract ? "Disconnected. Its facts are being taken back." : "Disconnected. Its facts stay.");
        return Redirects.to(address.href());
    }
}
