package io.mainstay.web.settings;

import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.CompanyChange;
import io.mainstay.workspace.Permission;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the company was at which time, as a list from which one can go back, and the same as a file. */
record CompanyChanges(Arranged<CompanyChange> changes, Company now, Show show) {

    private static final Empty NONE = Empty.of("settings", "Nothing was changed yet", "Changes are listed here.");

    private static final Arrangement<CompanyChange> WAYS = Arrangement.<CompanyChange>of(
                    "changes", change -> change.who() + " " + words(change.company()))
            .own("changes")
            .value("when", CompanyChange::at)
            .text("who", CompanyChange::who)
            .text("became", change -> words(change.company()))
            .group("who", "Who", CompanyChange::who);

    static CompanyChanges of(List<CompanyChange> changes, Company now, Here here, Show show) {
        return new CompanyChanges(WAYS.of(changes, here), now, show);
    }

    Listing listing() {
        return new Listing(
                "changes",
                "Changes",
                List.of(
                        Column.text("When", "when"),
                        Column.text("Who", "who"),
                        Column.text("Became", "became"),
                        Column.deed("Go back")),
                changes.shown().stream().map(this::row).toList(),
                null,
                changes.extras(changes.here().with("format", "csv")),
                changes.empty(NONE));
    }

    private Listing.Row row(CompanyChange change) {
        return Listing.Row.of(
                Cell.of(show.moment(change.at())),
                Cell.of(change.who()),
                new Cell.Prose(words(change.company())),
                wayBack(change));
    }

    private Cell wayBack(CompanyChange change) {
        if (change.company().equals(now)) {
            return Cell.of(new Badge("plain", "In force"));
        }
        return changes.here().may(Permission.MANAGE_SETTINGS)
                ? new Cell.Deed(
                        "Go back to this",
                        "Go back to this: " + words(change.company()),
                        CompanyController.PATH,
                        false,
                        CompanyForm.of(change.company()).fields(Map.of()).stream()
                                .map(field -> new Here.Parameter(field.name(), field.value()))
                                .toList())
                : Cell.of("");
    }

    CsvFile csv() {
        return new CsvFile(
                "company-changes",
                List.of("at", "who", "name", "currency", "time_zone", "fiscal_year_start"),
                changes.found().stream()
                        .map(change -> List.of(
                                change.at().toString(),
                                change.who(),
                                change.company().name(),
                                change.company().currency().getCurrencyCode(),
                                change.company().zone().getId(),
                                Integer.toString(
                                        change.company().fiscalYearStart().getValue())))
                        .toList());
    }

    private static String words(Company company) {
        return "%s · %s · %s · fiscal year from %s"
                .formatted(
                        company.name(),
                        company.currency(),
                        company.zone().getId().replace('_', ' '),
                        company.fiscalYearStart().getDisplayName(TextStyle.FULL, Locale.ENGLISH));
    }
}
