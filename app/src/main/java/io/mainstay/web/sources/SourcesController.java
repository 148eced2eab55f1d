package io.mainstay.web.sources;

import io.mainstay.sources.Source;
import io.mainstay.sources.Sources;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.Instant;
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

    private static final Comparator<Instant> NEVER_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());

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
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "name") String sort,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String format,
            Principal reader) {
        List<Source> found = sources.list(reader).stream()
                .filter(source -> (source.name() + " " + source.label())
                        .toLowerCase(Locale.ROOT)
                        .contains(q.toLowerCase(Locale.ROOT)))
                .filter(source -> state.isEmpty() || Words.state(source).text().equals(state))
                .sorted(by(sort))
                .toList();
        return format.equals("csv") ? csv(found) : page(found, q, sort, state);
    }

    private View page(List<Source> found, String q, String sort, String state) {
        Show show = frame.show();
        List<Column> columns = List.of(
                Column.text("Source", "name"),
                Column.text("State", null),
                Column.text("Comes in by", null),
                Column.text("Last heard", "seen"),
                Column.number("Recorded", "recorded"),
                Column.number("Unchanged", null),
                Column.number("Set aside", "setaside"));
        var extras = new Listing.Extras(sort, q, Here.now().with("format", "csv"), null);
        var empty = q.isEmpty() && state.isEmpty()
                ? Empty.of(
                                "data",
                                "Nobody has sent anything yet",
                                "A source is whatever sends records: a billing system you connect, a file you import, or a program that uses the API.")
                        .link(Here.now().may(Permission.MANAGE_SOURCES), "Connect", "/data/connect")
                : Empty.of("search", "No source fits", "Search for something else, or take the filter away.")
                        .link("Show all sources", "/data/sources");
        var listing = new Listing(
                "sources",
                "Sources",
                columns,
                found.stream().map(source -> row(source, show)).toList(),
                null,
                extras,
                empty);
        var filters = List.of("Active", "Needs mending", "Paused").stream()
                .map(name -> new ListPage.Filter(
                        name, Here.now().with("state", name.equals(state) ? null : name), name.equals(state)))
                .toList();
        return frame.page("Sources", templates.dataList(new ListPage(listing, filters, "Connect", "/data/connect")));
    }

    private Listing.Row row(Source source, Show show) {
        return Listing.Row.page(
                new SourceAddress(source.name()).href(),
                Cell.of(source.label()),
                Cell.of(Words.state(source)),
                Cell.of(panels.way(source.way()).orElseGet(() -> Words.way(source))),
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

    private static Comparator<Source> by(String sort) {
        Comparator<Source> order =
                switch (sort.startsWith("-") ? sort.substring(1) : sort) {
                    case "seen" -> Comparator.comparing(Source::lastSeenAt, NEVER_FIRST);
                    case "recorded" -> Comparator.comparingLong(Source::recorded);
                    case "setaside" -> Comparator.comparingLong(Source::setAside);
                    default -> Comparator.comparing(source -> source.label().toLowerCase(Locale.ROOT));
                };
        return sort.startsWith("-") ? order.reversed() : order;
    }
}
