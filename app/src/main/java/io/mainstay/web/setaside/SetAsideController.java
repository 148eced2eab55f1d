package io.mainstay.web.setaside;

import io.mainstay.facts.Facts;
import io.mainstay.facts.SetAside;
import io.mainstay.facts.SetAsidePage;
import io.mainstay.platform.Order;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Leaf;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.sources.DataFrame;
import io.mainstay.web.sources.ListPage;
import io.mainstay.web.sources.Words;
import io.mainstay.workspace.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What did not fit, the latest first. */
@Controller
@RequestMapping("/data/set-aside")
class SetAsideController {

    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1_000;

    private final Facts facts;
    private final DataFrame frame;
    private final Templates templates;

    SetAsideController(Facts facts, DataFrame frame, Templates templates) {
        this.facts = facts;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "OPEN") String state,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable String kind,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String format,
            Principal reader) {
        SetAside.State asked = state(state);
        boolean csv = format.equals("csv");
        var page = new SetAsidePage(
                asked,
                blankToNull(source),
                blankToNull(kind),
                blankToNull(q),
                Order.read(sort, SetAsidePage.LATEST),
                csv ? Long.MAX_VALUE : Leaf.before(Here.now(), ""),
                csv ? AT_ONCE : SHOWN + 1);
        List<SetAside> found = facts.setAside(reader, page);
        return csv
                ? csv(CsvFile.paged(
                        found, last -> facts.setAside(reader, page.after(last.getLast())), SetAsideController::cells))
                : page(Leaf.of(found, SHOWN, Here.now(), ""), page);
    }

    private View page(Leaf<SetAside> leaf, SetAsidePage page) {
        String q = Objects.requireNonNullElse(page.reason(), "");
        Show show = frame.show();
        var columns = List.of(
                Column.text("Record", "record"),
                Column.text("Source", "source"),
                Column.text("Kind", "kind"),
                Column.text("Why", "why"),
                Column.number("Times", "times"),
                Column.text("Last came", "last"));
        var extras = new Listing.Extras(
                page.order().words(),
                q,
                Here.now().with("format", "csv", "before"),
                leaf.pager("record", SetAside::id),
                "",
                filters(
                        page.state(),
                        Objects.requireNonNullElse(page.source(), ""),
                        Objects.requireNonNullElse(page.kind(), "")));
        var empty = page.equals(SetAsidePage.open(SHOWN + 1))
                ? Empty.of(
                        "good",
                        "Nothing is set aside",
                        "A record that does not fit its kind waits here, as it came and with the reason, to be mended and tried again.")
                : Empty.of("search", "No record fits", "Search for something else, or take the filters away.")
                        .link("Show what waits", "/data/set-aside");
        var listing = new Listing(
                "set-aside",
                "Set aside",
                columns,
                leaf.shown().stream().map(record -> row(record, show)).toList(),
                null,
                extras,
                empty);
        return frame.page("Set aside", templates.dataList(new ListPage(listing, null, null)));
    }

    private List<Field> filters(SetAside.State asked, String source, String kind) {
        List<Field.Option> states = Arrays.stream(SetAside.State.values())
                .map(state -> new Field.Option(state.name(), badge(state).text()))
                .toList();
        Map<String, Map<String, Long>> open = facts.openSetAside();
        List<Field.Option> sources =
                open.keySet().stream().map(name -> new Field.Option(name, name)).toList();
        List<Field.Option> kinds = open.values().stream()
                .flatMap(counts -> counts.keySet().stream())
                .distinct()
                .sorted()
                .map(name -> new Field.Option(name, Words.plain(name)))
                .toList();
        return List.of(
                Field.choice("state", "State", asked.name(), states),
                Field.filter("source", "Source", source, sources),
                Field.filter("kind", "Kind", kind, kinds));
    }

    private static Listing.Row row(SetAside record, Show show) {
        return Listing.Row.page(
                "/data/set-aside/" + record.id(),
                Cell.of(record.key().isEmpty() ? "No key" : record.key()),
                Cell.of(record.source()),
                Cell.of(Words.plain(record.kind())),
                Cell.of(String.join("; ", record.reasons())),
                Cell.of(show.count(record.times())),
                Cell.of(show.moment(record.lastAt())));
    }

    private static CsvFile csv(CsvFile.Rows rows) {
        return new CsvFile(
                "set-aside",
                List.of("id", "source", "kind", "key", "reasons", "times", "first_at", "last_at", "state"),
                rows);
    }

    private static List<String> cells(SetAside record) {
        return List.of(
                Long.toString(record.id()),
                record.source(),
                record.kind(),
                record.key(),
                String.join("; ", record.reasons()),
                Integer.toString(record.times()),
                record.firstAt().toString(),
                record.lastAt().toString(),
                record.state().name());
    }

    static Badge badge(SetAside.State state) {
        return switch (state) {
            case OPEN -> new Badge("warning", "Waits");
            case MENDED -> new Badge("good", "Mended");
            case SUPERSEDED -> new Badge("plain", "Came again, and fitted");
            case DISCARDED -> new Badge("plain", "Discarded");
        };
    }

    private static SetAside.State state(String name) {
        for (SetAside.State state : SetAside.State.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return SetAside.State.OPEN;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
