package io.mainstay.web.revenue;

import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.sources.ListPage;
import io.mainstay.workspace.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The months that are over: which are closed, and which of those are another today than they were signed. */
@Controller
class PeriodsController {

    static final String PATH = "/revenue/periods";

    private static final Empty NOTHING = Empty.of(
                    "calendar",
                    "No months yet",
                    "Months that are over are listed here once there is revenue in them. Closing one signs its figures and keeps"
                            + " them; what arrives for it later shows as a restatement.")
            .link("Import a file", "/data/imports/new");

    private final Months months;
    private final RevenueFrame frame;
    private final Templates templates;

    PeriodsController(Months months, RevenueFrame frame, Templates templates) {
        this.months = months;
        this.frame = frame;
        this.templates = templates;
    }

    @GetMapping("/revenue")
    View first(Principal reader) {
        return Redirects.to(reader.reach().whole() ? PATH : DefinitionsController.PATH);
    }

    @GetMapping(PATH)
    View list(@RequestParam(defaultValue = "") String state, Here here, Principal reader) {
        Optional<Months.State> only = Arrays.stream(Months.State.values())
                .filter(one -> one.code().equals(state))
                .findFirst();
        List<Months.Month> all = months.list(reader);
        List<Months.Month> found = all.stream()
                .filter(month -> only.isEmpty() || month.state() == only.get())
                .toList();
        var words = months.words();
        var listing = new Listing(
                "periods",
                "Months",
                List.of(
                        Column.text("Month", null),
                        Column.text("State", null),
                        Column.number("Closing MRR, signed", null),
                        Column.number("Today", null),
                        Column.number("Restated by", null),
                        Column.text("Closed", null),
                        Column.number("Version", null)),
                found.stream().map(month -> row(month, words)).toList(),
                null,
                new Listing.Extras(null, null, csv(here), null),
                all.isEmpty()
                        ? NOTHING
                        : Empty.of("search", "No month is in this state", "Take the filter away to see all months."));
        List<ListPage.Filter> filters = Arrays.stream(Months.State.values())
                .map(one -> new ListPage.Filter(
                        one.label(),
                        here.with("state", only.filter(one::equals).isPresent() ? null : one.code()),
                        only.filter(one::equals).isPresent()))
                .toList();
        return frame.page("Periods", templates.dataList(new ListPage(listing, filters, null, null)));
    }

    @GetMapping(PATH + ".csv")
    View csv(Principal reader) {
        return new CsvFile(
                "periods",
                List.of(
                        "month",
                        "state",
                        "signed_mrr",
                        "today_mrr",
                        "restated_by",
                        "closed_by",
                        "closed_at",
                        "version",
                        "signature"),
                months.list(reader).stream().map(Months.Month::csv).toList());
    }

    private static String csv(Here here) {
        return PATH + ".csv";
    }

    private static Listing.Row row(Months.Month month, Words words) {
        return Listing.Row.page(
                PATH + "/" + month.period().code(),
                Cell.of(month.label()),
                Cell.of(month.badge()),
                Cell.of(month.signed(words)),
                Cell.of(words.figure(Months.SHOWN, month.today())),
                Cell.of(month.restatedBy(words)),
                Cell.of(month.closed(words)),
                Cell.of(month.version()));
    }
}
