package io.mainstay.web.sources;

import io.mainstay.facts.Facts;
import io.mainstay.sources.Source;
import io.mainstay.sources.Sources;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One source: how it fares, what came of its records, and the switch that stops it. */
@Controller
@RequestMapping("/data/sources/{name}")
class SourceController {

    private final Sources sources;
    private final Facts facts;
    private final SourceLists lists;
    private final ConnectionPanels panels;
    private final DataFrame frame;
    private final Templates templates;
    private final Clock clock;

    SourceController(
            Sources sources,
            Facts facts,
            SourceLists lists,
            ConnectionPanels panels,
            DataFrame frame,
            Templates templates,
            Clock clock) {
        this.sources = sources;
        this.facts = facts;
        this.lists = lists;
        this.panels = panels;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    Html show(@PathVariable("name") SourceAddress address, Here here, Principal reader) {
        Source source = sources.get(reader, address.name());
        Show show = frame.show();
        var about = List.of(
                new SourcePage.Fact("Comes in by", panels.way(source.way()).orElseGet(() -> Words.way(source))),
                new SourcePage.Fact("Last heard", heard(source, show)),
                new SourcePage.Fact("Last new record", show.moment(source.lastRecordedAt(), "–")),
                new SourcePage.Fact("Name in records", source.name()));
        boolean imported = source.way().equals("csv");
        var links = new SourcePage.Links(
                address.href(),
                imported ? "Import the next file" : null,
                imported
                        ? "/data/imports/new?source="
                                + java.net.URLEncoder.encode(address.name(), java.nio.charset.StandardCharsets.UTF_8)
                        : null,
                source.setAside() > 0);
        return frame.page(
                source.label(),
                templates.sourcesPage(new SourcePage(
                        address.name(),
                        source.label(),
                        Words.state(source),
                        source.paused(),
                        about,
                        lists.of(reader, source, here),
                        links,
                        panels.find(reader, address.name(), source.paused()).orElse(null))));
    }

    /** Its records that the address finds. */
    @GetMapping("/records.csv")
    CsvFile records(@PathVariable("name") SourceAddress address, Here here, Principal reader) {
        return lists.csv(reader, sources.get(reader, address.name()), here);
    }

    @PostMapping("/pause")
    View pause(@PathVariable("name") SourceAddress address, Principal by) {
        sources.pause(by, address.name());
        return Redirects.to(address.href());
    }

    @PostMapping("/resumption")
    View resume(@PathVariable("name") SourceAddress address, Principal by) {
        sources.resume(by, address.name());
        return Redirects.to(address.href());
    }

    @PostMapping("/label")
    View rename(
            @PathVariable("name") SourceAddress address, @RequestParam(defaultValue = "") String label, Principal by) {
        sources.rename(by, address.name(), label);
        return Redirects.to(address.href());
    }

    /** Tries everything again that is set aside. */
    @PostMapping("/replay")
    View replay(@PathVariable("name") SourceAddress address, @RequestParam @Nullable String kind, Principal by) {
        by.require(Permission.MANAGE_SOURCES);
        facts.replay(by, sources.get(by, address.name()).name(), kind);
        return Redirects.to(address.href());
    }

    private String heard(Source source, Show show) {
        return source.lastSeenAt() == null
                ? "Never"
                : "%s, %s".formatted(Words.ago(source.lag(clock.instant())), show.moment(source.lastSeenAt(), "–"));
    }
}
