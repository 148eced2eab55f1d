package io.mainstay.web.overview;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.DueContract;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Value;
import io.mainstay.web.AccountNames;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.metrics.View;
import io.mainstay.web.metrics.Views;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
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
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The contracts whose terms end in the next ninety days, the next ones first. */
@Component
class Renewals {

    private static final int SHOWN = 8;
    private static final int SOON = 30;

    private final Metrics metrics;
    private final Views views;
    private final AccountNames names;

    Renewals(Metrics metrics, Views views, AccountNames names) {
        this.metrics = metrics;
        this.views = views;
        this.names = names;
    }

    /** A contract with the name of its account. */
    private record Due(DueContract contract, String name) {

        String state() {
            return contract.renewed() ? "Renewed" : "Due";
        }
    }

    private static final Arrangement<Due> WAYS = Arrangement.<Due>of(
                    "contracts", due -> due.name() + " " + due.contract().contract())
            .own("renewals")
            .shown(SHOWN)
            .text("name", Due::name)
            .value("end", due -> due.contract().end())
            .text("state", Due::state)
            .value("value", due -> due.contract().value())
            .group("state", "State", Due::state);

    /** Those the address finds, for a file. */
    List<List<String>> csv(View view, Here here, Principal reader) {
        return WAYS.of(named(due(view, reader), view, reader), here).found().stream()
                .map(due -> List.of(
                        due.name(),
                        due.contract().contract(),
                        due.contract().end().toString(),
                        due.state().toLowerCase(Locale.ROOT),
                        due.contract().value().toPlainString()))
                .toList();
    }

    private List<Due> named(List<DueContract> contracts, View view, Principal reader) {
        Map<AccountId, String> called = names.of(
                reader,
                view.asOf(),
                contracts.stream().map(DueContract::account).toList());
        return contracts.stream()
                .map(contract -> new Due(contract, called.getOrDefault(contract.account(), "")))
                .toList();
    }

    private List<DueContract> due(View view, Principal reader) {
        LocalDate today = views.day(view.lens());
        return metrics.contractsDue(reader, today, today.plusDays(90), view.asOf());
    }

    /** @param known how many are due in the period, or why that is not known */
    Listing list(View view, Show show, Here here, Principal reader, Value known) {
        LocalDate today = views.day(view.lens());
        List<DueContract> due = due(view, reader);
        Arranged<Due> arranged = WAYS.of(named(due, view, reader), here);
        List<Listing.Row> rows = arranged.shown().stream()
                .map(one -> Listing.Row.drill(
                        view.lens().on("/facts/" + one.contract().seq()),
                        Cell.of(one.name()),
                        Cell.of(show.date(one.contract().end())),
                        Cell.of(state(one.contract(), today)),
                        Cell.of(show.money(one.contract().value()))))
                .toList();
        return new Listing(
                "renewals",
                known instanceof Value.None ? "Renewals due" : title(due, today),
                List.of(
                        Column.text("Account", "name"),
                        Column.text("Term ends", "end"),
                        Column.text("State", "state"),
                        Column.number("Value", "value")),
                rows,
                total(due, show),
                arranged.extras(here.at("/overview/renewals.csv")),
                arranged.empty(
                        known instanceof Value.None(String why)
                                ? Empty.of("calendar", "No renewal is known", why + ".")
                                : Empty.of(
                                        "calendar", "Nothing is due", "No contract's term ends in the next 90 days.")));
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
        return Listing.Row.of(
                Cell.of("All %d".formatted(due.size())), Cell.of(""), Cell.of(""), Cell.of(show.money(sum)));
    }
}
