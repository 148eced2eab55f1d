package io.mainstay.web.overview;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.DueContract;
import io.mainstay.metrics.Metrics;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Views;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The contracts whose terms end in the next ninety days, the next ones first. */
@Component
class Renewals {

    private static final int SHOWN = 8;
    private static final int SOON = 30;

    private final Metrics metrics;
    private final Views views;

    Renewals(Metrics metrics, Views views) {
        this.metrics = metrics;
        this.views = views;
    }

    /** All of them, for a file. */
    List<List<String>> csv(View view, Principal reader) {
        Map<AccountId, String> names = metrics.accountNames(reader, view.asOf());
        return due(view, reader).stream()
                .map(contract -> List.of(
                        names.getOrDefault(contract.account(), "Account " + contract.account()),
                        contract.contract(),
                        contract.end().toString(),
                        contract.renewed() ? "renewed" : "due",
                        contract.value().toPlainString()))
                .toList();
    }

    private List<DueContract> due(View view, Principal reader) {
        LocalDate today = views.day(view.lens());
        return metrics.contractsDue(reader, today, today.plusDays(90), view.asOf());
    }

    Listing list(View view, Show show, Principal reader) {
        LocalDate today = views.day(view.lens());
        List<DueContract> due = due(view, reader);
        Map<AccountId, String> names = metrics.accountNames(reader, view.asOf());
        List<Listing.Row> rows = due.stream()
                .limit(SHOWN)
                .map(contract -> Listing.Row.drill(
                        view.lens().on("/facts/" + contract.seq()),
                        Cell.of(names.getOrDefault(contract.account(), "Account " + contract.account())),
                        Cell.of(show.date(contract.end())),
                        Cell.of(state(contract, today)),
                        Cell.of(show.money(contract.value()))))
                .toList();
        return new Listing(
                "renewals",
                title(due, today),
                List.of(
                        Column.text("Account", null),
                        Column.text("Term ends", null),
                        Column.text("State", null),
                        Column.number("Value", null)),
                rows,
                total(due, show),
                new Listing.Extras(null, null, view.on("/overview/renewals.csv"), null),
                Empty.of("calendar", "Nothing is due", "No contract's term ends in the next 90 days."));
    }

    private static String title(List<DueContract> due, LocalDate today) {
        return "Renewals due: %d in 30 days, %d in 60, %d in 90"
                .formatted(within(due, today, 30), within(due, today, 60), due.size());
    }

    private static long within(List<DueContract> due, LocalDate today, int days) {
        LocalDate end = today.plusDays(days);
        return due.stream().filter(contract -> contract.end().isBefore(end)).count();
    }

    private static Badge state(DueContract contract, LocalDate today) {
        if (contract.renewed()) {
            return new Badge("good", "Renewed");
        }
        long days = ChronoUnit.DAYS.between(today, contract.end());
        String words = days == 0 ? "Ends today" : days == 1 ? "1 day left" : days + " days left";
        return new Badge(days < SOON ? "warning" : "plain", words);
    }

    private static Listing.Row total(List<DueContract> due, Show show) {
        BigDecimal sum = due.stream().map(DueContract::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        String all = due.size() > SHOWN ? "All %d, of which the next %d are shown".formatted(due.size(), SHOWN) : "All";
        return Listing.Row.of(Cell.of(all), Cell.of(""), Cell.of(""), Cell.of(show.money(sum)));
    }
}
