package io.mainstay.web.sources;

import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.facts.RecordsPage;
import io.mainstay.facts.SetAside;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.platform.Order;
import io.mainstay.sources.Source;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Leaf;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Listing.Row;
import io.mainstay.workspace.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The lists of a source's page: what came of its records by kind, its records, and those set aside. */
@Component
class SourceLists {

    private static final int SHOWN = 20;
    private static final int AT_ONCE = 1_000;
    private static final String RECORDS = "records.";
    private static final String ASIDE = "aside.";

    private final Facts facts;
    private final DataFrame frame;

    SourceLists(Facts facts, DataFrame frame) {
        this.facts = facts;
        this.frame = frame;
    }

    SourcePage.Listings of(Principal reader, Source source, Here here) {
        Show show = frame.show();
        return new SourcePage.Listings(
                kinds(source, facts.everSetAside(source.name()), show),
                records(reader, source, here, show),
                setAside(reader, source, here, show));
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

    private Listing records(Principal reader, Source source, Here here, Show show) {
        var columns = List.of(
                Column.text("Record", "record"),
                Column.text("Kind", "kind"),
                Column.text("True from", "from"),
                Column.number("Revision", "revision"),
                Column.text("Recorded", "recorded"));
        RecordsPage page = asked(source, here, Leaf.before(here, RECORDS), SHOWN + 1);
        Leaf<Fact> leaf = Leaf.of(facts.records(reader, page), SHOWN, here, RECORDS);
        List<Row> rows = leaf.shown().stream()
                .map(fact -> Row.drill(
                        "/facts/" + fact.seq(),
                        Cell.of(fact.key()),
                        Cell.of(Words.plain(fact.kind().value()) + (fact.retracted() ? ", retracted" : "")),
                        Cell.of(show.moment(fact.at())),
                        Cell.of(show.count(fact.revision())),
                        Cell.of(show.moment(fact.recordedAt()))))
                .toList();
        var extras = new Listing.Extras(
                page.order().words(),
                text(here, RECORDS + "q"),
                here.at(new SourceAddress(source.name()).href() + "/records.csv"),
                leaf.pager("record", Fact::seq),
                RECORDS,
                filters(RECORDS, source, here));
        var empty = rows.isEmpty() && source.recorded() > 0
                ? Empty.of("search", "No record fits", "Search for something else, or take the filter away.")
                : Empty.of("data", "No records yet", "The records of this source are listed here.");
        return new Listing("recent", "Records", columns, rows, null, extras, empty);
    }

    private static RecordsPage asked(Source source, Here here, long before, int limit) {
        return new RecordsPage(
                source.name(),
                here.parameter(RECORDS + "kind").orElse(null),
                here.parameter(RECORDS + "q").map(String::strip).orElse(null),
                Order.read(text(here, RECORDS + "sort"), RecordsPage.LATEST),
                before,
                limit);
    }

    CsvFile csv(Principal reader, Source source, Here here) {
        RecordsPage page = asked(source, here, Long.MAX_VALUE, AT_ONCE);
        return new CsvFile(
                "records",
                List.of(
                        "record",
                        "kind",
                        "subject",
                        "true_from",
                        "revision",
                        "recorded_at",
                        "retracted",
                        "fact",
                        "fields"),
                CsvFile.paged(
                        facts.records(reader, page),
                        last -> facts.records(reader, page.after(last.getLast())),
                        fact -> List.of(
                                fact.key(),
                                fact.kind().value(),
                                fact.subject(),
                                fact.at().toString(),
                                Integer.toString(fact.revision()),
                                fact.recordedAt().toString(),
                                Boolean.toString(fact.retracted()),
                                Long.toString(fact.seq()),
                                fact.fields())));
    }

    private Listing setAside(Principal reader, Source source, Here here, Show show) {
        String words = text(here, ASIDE + "q");
        String kind = here.parameter(ASIDE + "kind").orElse(null);
        var page = new SetAsidePage(
                SetAside.State.OPEN,
                source.name(),
                kind,
                words.isEmpty() ? null : words,
                Order.read(text(here, ASIDE + "sort"), SetAsidePage.LATEST),
                Leaf.before(here, ASIDE),
                SHOWN + 1);
        Leaf<SetAside> leaf = Leaf.of(facts.setAside(reader, page), SHOWN, here, ASIDE);
        List<Row> rows = leaf.shown().stream()
                .map(record -> Row.page(
                        "/data/set-aside/" + record.id(),
                        Cell.of(record.key().isEmpty() ? "No key" : record.key()),
                        Cell.of(Words.plain(record.kind())),
                        Cell.of(show.moment(record.lastAt())),
                        Cell.of(String.join("; ", record.reasons()))))
                .toList();
        var columns = List.of(
                Column.text("Record", "record"),
                Column.text("Kind", "kind"),
                Column.text("Came", "last"),
                Column.text("Why", "why"));
        var extras = source.setAside() == 0
                ? Listing.Extras.NONE
                : new Listing.Extras(
                        page.order().words(),
                        words,
                        UriComponentsBuilder.fromPath("/data/set-aside")
                                .query("format=csv&source={source}&kind={kind}&q={q}&sort={sort}")
                                .encode()
                                .buildAndExpand(
                                        source.name(),
                                        kind == null ? "" : kind,
                                        words,
                                        page.order().words())
                                .toUriString(),
                        leaf.pager("record", SetAside::id),
                        ASIDE,
                        filters(ASIDE, source, here));
        var empty = rows.isEmpty() && source.setAside() > 0
                ? Empty.of("search", "No record fits", "Search for something else, or take the filter away.")
                : Empty.of(
                        "good", "Nothing is set aside", "Records that do not fit their kind wait here to be mended.");
        return new Listing("set-aside", "Set aside", columns, rows, null, extras, empty);
    }

    private static List<Field> filters(String own, Source source, Here here) {
        List<Field.Option> kinds = source.kinds().stream()
                .map(tally -> new Field.Option(tally.kind(), Words.plain(tally.kind())))
                .toList();
        String chosen = text(here, own + "kind");
        return kinds.size() < 2 && chosen.isEmpty()
                ? List.of()
                : List.of(Field.filter(own + "kind", "Kind", chosen, kinds));
    }

    private static String text(Here here, String name) {
        return here.parameter(name).map(String::strip).orElse("");
    }
}
