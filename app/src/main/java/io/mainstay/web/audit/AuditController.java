package io.mainstay.web.audit;

import io.mainstay.platform.Order;
import io.mainstay.platform.RequestOrigin;
import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Redirects;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Banner;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Leaf;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.settings.SettingsFrame;
import io.mainstay.workspace.Audit;
import io.mainstay.workspace.AuditChain;
import io.mainstay.workspace.AuditHead;
import io.mainstay.workspace.AuditLine;
import io.mainstay.workspace.AuditPage;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who did what and when, the newest first, narrowed down by the address, and whether anybody tampered with it. */
@Controller
@RequestMapping("/settings/audit")
class AuditController {

    private static final int SHOWN = 50;
    private static final int AT_ONCE = 1_000;

    private final Audit audit;
    private final SettingsFrame settings;
    private final Frame frame;
    private final Templates templates;

    AuditController(Audit audit, SettingsFrame settings, Frame frame, Templates templates) {
        this.audit = audit;
        this.settings = settings;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping
    View list(@RequestParam(defaultValue = "") String format, Principal reader) {
        if (format.equals("csv")) {
            AuditPage page = asked(AT_ONCE);
            return csv(CsvFile.paged(
                    audit.list(reader, page),
                    last -> audit.list(reader, page.after(last.getLast())),
                    AuditController::record));
        }
        Here here = Here.now();
        AuditPage page = asked(SHOWN + 1).after(Leaf.before(here, ""));
        return page(Leaf.of(audit.list(reader, page), SHOWN, here, ""), page.order(), reader);
    }

    /** Walks along the chain now. */
    @PostMapping("/check")
    View check(Principal reader) {
        audit.check(reader);
        return Redirects.to("/settings/audit");
    }

    private AuditPage asked(int limit) {
        LocalDate to = day("to");
        var span = new AuditPage.Span(start(day("from")), start(to == null ? null : to.plusDays(1)));
        var wanted = new AuditPage.Wanted(
                typed("who"), typed("action"), typed("object"), typed("address"), typed("q"), span);
        return AuditPage.first(wanted, Order.read(text("sort"), AuditPage.NEWEST), limit);
    }

    private View page(Leaf<AuditLine.Kept> leaf, Order<AuditPage.By> order, Principal reader) {
        Show show = frame.show();
        var narrow = new AuditView.Narrow(
                text("who"),
                text("action"),
                text("object"),
                text("address"),
                text("from"),
                text("to"),
                audit.names(reader),
                audit.actions(reader));
        var extras = new Listing.Extras(
                order.words(),
                text("q"),
                Here.now().with("format", "csv", "before"),
                leaf.pager("line", kept -> kept.line().seq()));
        var empty = Empty.of("search", "No line fits", "Choose a longer time, or take the filters away.")
                .link("Show all", "/settings/audit");
        var columns = List.of(
                Column.number("Line", "line"),
                Column.text("When", "line"),
                Column.text("Who", "who"),
                Column.text("Did", "action"),
                Column.text("To what", "object"),
                Column.text("From address", "address"),
                Column.text("Details", null));
        var rows = leaf.shown().stream().map(kept -> row(kept.line(), show)).toList();
        var listing = new Listing("audit", "Audit log", columns, rows, null, extras, empty);
        var view = new AuditView(chain(audit.lastCheck(reader), show), head(audit.head(reader), show), narrow, listing);
        return settings.page("Audit", templates.auditPage(view));
    }

    private static Listing.Row row(AuditLine line, Show show) {
        RequestOrigin origin = line.origin();
        return Listing.Row.of(
                Cell.of(show.count(line.seq())),
                Cell.of(show.moment(line.at())),
                Cell.of(line.who().name()),
                Cell.of(AuditView.words(line.deed().action())),
                Cell.of(line.deed().object()),
                Cell.of(origin == null ? "" : origin.address()),
                Cell.of(details(line)));
    }

    private static AuditView.Head head(AuditHead head, Show show) {
        return new AuditView.Head(show.count(head.seq()).shown(), head.hashText());
    }

    private static Banner chain(AuditChain chain, Show show) {
        String when = show.moment(chain.checkedAt());
        return switch (chain) {
            case AuditChain.Whole whole ->
                Banner.good("The chain is whole through line %s, checked on %s."
                        .formatted(show.count(whole.through()).shown(), when));
            case AuditChain.Broken broken ->
                Banner.bad(
                        "The chain is broken at line %s, found on %s: somebody changed or removed it, or a line before it, in the database."
                                .formatted(show.count(broken.line()).shown(), when));
            case AuditChain.Cut cut ->
                Banner.bad(
                        "The log ends at line %s, but line %s was written, found on %s: somebody removed the last lines in the database."
                                .formatted(
                                        show.count(cut.through()).shown(),
                                        show.count(cut.written()).shown(),
                                        when));
        };
    }

    private static CsvFile csv(CsvFile.Rows rows) {
        var header =
                List.of("line", "at", "member", "who", "action", "object", "details", "address", "request", "sha256");
        return new CsvFile("audit", header, rows);
    }

    private static List<String> record(AuditLine.Kept kept) {
        AuditLine line = kept.line();
        RequestOrigin origin = line.origin();
        return List.of(
                Long.toString(line.seq()),
                line.at().toString(),
                Long.toString(line.who().member()),
                line.who().name(),
                line.deed().action(),
                line.deed().object(),
                details(line),
                origin == null ? "" : origin.address(),
                origin == null ? "" : origin.id(),
                kept.hashText());
    }

    private static String details(AuditLine line) {
        return line.deed().details().entrySet().stream()
                .filter(detail -> !detail.getValue().isEmpty())
                .map(detail -> detail.getKey().replace('_', ' ') + ": " + detail.getValue())
                .collect(Collectors.joining(", "));
    }

    private @Nullable Instant start(@Nullable LocalDate day) {
        return day == null ? null : day.atStartOfDay(frame.show().zone()).toInstant();
    }

    /** What is no day counts as not given. */
    private static @Nullable LocalDate day(String name) {
        try {
            return Here.now().parameter(name).map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException _) {
            return null;
        }
    }

    private static String text(String name) {
        return Here.now().parameter(name).orElse("");
    }

    private static @Nullable String typed(String name) {
        return Here.now().parameter(name).orElse(null);
    }
}
