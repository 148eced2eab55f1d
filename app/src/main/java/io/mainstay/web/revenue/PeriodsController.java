package io.mainstay.web.revenue;

import io.mainstay.templates.Templates;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Html;
import io.mainstay.web.Redirects;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
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

    private static final Arrangement<Months.Month> WAYS = Arrangement.<Months.Month>of(
                    "months", month -> month.label() + " " + month.period().code() + " " + month.signer())
            .value("month", month -> month.period().from())
            .value("state", Months.Month::state)
            .value("signed", month -> month.signed().orNull())
            .value("today", month -> month.today().orNull())
            .value("restated", month -> month.restatedBy().orNull())
            .value("closed", Months.Month::closedAt)
            .value("version", Months.Month::number)
            .group("state", "State", month -> month.state().label());

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
    Html list(Here here, Principal reader) {
        Arranged<Months.Month> arranged = WAYS.of(months.list(reader), here);
        var words = months.words();
        var listing = new Listing(
                "periods",
                "Months",
                List.of(
                        Column.text("Month", "month"),
                        Column.text("State", "state"),
                        Column.number("Closing MRR, signed", "signed"),
                        Column.number("Today", "today"),
                        Column.number("Restated by", "restated"),
                        Column.text("Closed", "closed"),
                        Column.number("Version", "version")),
                arranged.shown().stream().map(month -> row(month, words)).toList(),
                null,
                arranged.extras(here.at(PATH + ".csv")),
                arranged.empty(NOTHING));
        return frame.page("Periods", templates.partsListing(listing));
    }

    @GetMapping(PATH + ".csv")
    View csv(Here here, Principal reader) {
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
                WAYS.of(months.list(reader), here).found().stream()
                        .map(Months.Month::csv)
                        .toList());
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
