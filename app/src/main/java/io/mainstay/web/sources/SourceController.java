package io.mainstay.web.sources;

import io.mainstay.facts.Facts;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.sources.Source;
import io.mainstay.sources.Sources;
import io.mainstay.templates.Templates;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Listing.Row;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
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

    private static final int SHOWN = 20;

    private final Sources sources;
    private final Facts facts;
    private final ConnectionPanels panels;
    private final DataFrame frame;
    private final Templates templates;
    private final Clock clock;

    SourceController(
            Sources sources, Facts facts, ConnectionPanels panels, DataFrame frame, Templates templates, Clock clock) {
        this.sources = sources;
        this.facts = facts;
        this.panels = panels;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    Html show(@PathVariable("name") SourceAddress address, Principal reader) {
        Source source = sources.get(reader, address.name());
        Show show = frame.show();
        var about = List.of(
                new SourcePage.Fact("Comes in by", panels.way(source.way()).orElseGet(() -> Words.way(source))),
                new SourcePage.Fact("Last heard", heard(source, show)),
                new SourcePage.Fact("Last new record", show.moment(source.lastRecordedAt(), "–")),
                new SourcePage.Fact("Name in records", source.name()));
        var listings = new SourcePage.Listings(
                kinds(source, facts.everSetAside(source.name()), show),
                recent(reader, source, show),
                setAside(reader, source, show));
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
                        listings,
                        links,
                        panels.find(reader, address.name(), source.paused()).orElse(null))));
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

    private static Listing kinds(Source source, Map<String, Long> setAside, Show show) {
        var columns = List.of(
                Column.text("Kind", null),
                Column.number("Recorded", null),
                Column.number("Unchanged", null),
                Column.number("Set aside so far", null),
                Column.text("Last new", null));
        List<Row> rows = source.kinds().stream()
                .map(tally -> Row.of(
                        Cell.of(Words.plain(tally.kind())),
                        Cell.of(show.count(tally.recorded())),
                        Cell.of(show.count(tally.unchanged())),
                        Cell.of(show.count(setAside.getOrDefault(tally.kind(), 0L))),
                        Cell.of(show.moment(tally.lastRecordedAt(), "–"))))
                .toList();
        Row totals = rows.size() < 2
                ? null
                : Row.of(
                        Cell.of("All kinds"),
                        Cell.of(show.count(source.recorded())),
                        Cell.of(show.count(source.unchanged())),
                        Cell.of(show.count(setAside.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())),
                        Cell.of(""));
        var empty = Empty.of("data", "Nothing came yet", "What this source sends is counted here, by kind.");
        return new Listing("kinds", "By kind", columns, rows, totals, Listing.Extras.NONE, empty);
    }

    private Listing recent(Principal reader, Source source, Show show) {
        var columns = List.of(
                Column.text("Record", null),
                Column.text("Kind", null),
                Column.text("True from", null),
                Column.number("Revision", null),
                Column.text("Recorded", null));
        List<Row> rows = facts.latest(reader, source.name(), SHOWN).stream()
                .map(fact -> Row.of(
                        Cell.of(fact.key()),
                        Cell.of(Words.plain(fact.kind().value()) + (fact.retracted() ? ", retracted" : "")),
                        Cell.of(show.moment(fact.at())),
                        Cell.of(show.count(fact.revision())),
                        Cell.of(show.moment(fact.recordedAt()))))
                .toList();
        var empty = Empty.of("data", "No records yet", "The latest records of this source are listed here.");
        return new Listing("recent", "Latest records", columns, rows, null, Listing.Extras.NONE, empty);
    }

    private Listing setAside(Principal reader, Source source, Show show) {
        var page = SetAsidePage.open(SHOWN).of(source.name(), null, null);
        List<Row> rows = facts.setAside(reader, page).stream()
                .map(record -> Row.page(
                        "/data/set-aside/" + record.id(),
                        Cell.of(record.key().isEmpty() ? "No key" : record.key()),
                        Cell.of(Words.plain(record.kind())),
                        Cell.of(show.moment(record.lastAt())),
                        Cell.of(String.join("; ", record.reasons()))))
                .toList();
        var columns = List.of(
                Column.text("Record", null),
                Column.text("Kind", null),
                Column.text("Came", null),
                Column.text("Why", null));
        var empty =
                Empty.of("good", "Nothing is set aside", "Records that do not fit their kind wait here to be mended.");
        return new Listing("set-aside", "Set aside", columns, rows, null, Listing.Extras.NONE, empty);
    }
}
