package io.mainstay.web.sources;

import io.mainstay.sources.Source;
import io.mainstay.sources.Sources;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Everyone who sends records, at a glance. */
@Controller
@RequestMapping("/data")
class SourcesController {

    private final Sources sources;
    private final ConnectionPanels panels;
    private final DataFrame frame;
    private final Templates templates;
    private final Clock clock;

    SourcesController(Sources sources, ConnectionPanels panels, DataFrame frame, Templates templates, Clock clock) {
        this.sources = sources;
        this.panels = panels;
        this.frame = frame;
        this.templates = templates;
        this.clock = clock;
    }

    @GetMapping
    View first() {
        return Redirects.to("/data/sources");
    }

    @GetMapping("/progress")
    View progress(Principal reader) {
        reader.require(Permission.SEE_COMPANY);
        return frame.progress();
    }

    @GetMapping("/sources")
    View list(@RequestParam(defaultValue = "") String format, Here here, Principal reader) {
        Arranged<Source> arranged = ways().of(byLabel(reader), here);
        return format.equals("csv") ? csv(arranged.found()) : page(arranged);
    }

    private List<Source> byLabel(Principal reader) {
        return sources.list(reader).stream()
                .sorted(Comparator.comparing(source -> source.label().toLowerCase(Locale.ROOT)))
                .toList();
    }

    private Arrangement<Source> ways() {
        return Arrangement.<Source>of("sources", source -> source.name() + " " + source.label())
                .text("name", Source::label)
                .text("state", source -> Words.state(source).text())
                .text("way", this::way)
                .value("seen", Source::lastSeenAt)
                .value("recorded", Source::recorded)
                .value("unchanged", Source::unchanged)
                .value("setaside", Source::setAside)
                .group("state", "State", source -> Words.state(source).text())
                .group("way", "Comes in by", this::way);
    }

    private String way(Source source) {
        return panels.way(source.way()).orElseGet(() -> Words.way(source));
    }

    private View page(Arranged<Source> arranged) {
        Show show = frame.show();
        List<Column> columns = List.of(
                Column.text("Source", "name"),
                Column.text("State", "state"),
                Column.text("Comes in by", "way"),
                Column.text("Last heard", "seen"),
                Column.number("Recorded", "recorded"),
                Column.number("Unchanged", "unchanged"),
                Column.number("Set aside", "setaside"));
        var empty = Empty.of(
                        "data",
                        "Nobody has sent anything yet",
                        "A source is whatever sends records: a billing system you connect, a file you import, or a program that uses the API.")
                .link(Here.now().may(Permission.MANAGE_SOURCES), "Connect", "/data/connect");
        var listing = new Listing(
                "sources",
                "Sources",
                columns,
                arranged.shown().stream().map(source -> row(source, show)).toList(),
                null,
                arranged.extras(arranged.here().with("format", "csv")),
                arranged.empty(empty));
        return frame.page("Sources", templates.dataList(new ListPage(listing, "Connect", "/data/connect")));
    }

    private Listing.Row row(Source source, Show show) {
        return Listing.Row.page(
                new SourceAddress(source.name()).href(),
                Cell.of(source.label()),
                Cell.of(Words.state(source)),
                Cell.of(way(source)),
                Cell.of(Words.ago(source.lag(clock.instant()))),
                Cell.of(show.count(source.recorded())),
                Cell.of(show.count(source.unchanged())),
                Cell.of(show.count(source.setAside())));
    }

    private static CsvFile csv(List<Source> found) {
        return new CsvFile(
                "sources",
                List.of(
                        "source",
                        "label",
                        "state",
                        "way",
                        "last_seen_at",
                        "last_recorded_at",
                        "recorded",
                        "unchanged",
                        "set_aside"),
                found.stream()
                        .map(source -> List.of(
                                source.name(),
                                source.label(),
                                Words.state(source).text(),
                                source.way(),
                                String.valueOf(source.lastSeenAt()),
                                String.valueOf(source.lastRecordedAt()),
                                Long.toString(source.recorded()),
                                Long.toString(source.unchanged()),
                                Long.toString(source.setAside())))
                        .toList());
    }
}
