package io.mainstay.web.accounts;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.AccountLine;
import io.mainstay.metrics.AccountList;
import io.mainstay.metrics.Value;
import io.mainstay.platform.Csv;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Badge;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Pager;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts as a table, and the same as CSV. */
record AccountsListing(AccountsView view, AccountList list, Map<AccountId, String> keys, Show show, LocalDate today) {

    /** A contract's end this near is marked. */
    static final int SOON = 30;

    Listing listing() {
        return new Listing(
                "accounts",
                "Accounts",
                columns(),
                list.lines().stream().map(this::row).toList(),
                list.lines().isEmpty() ? null : totals(),
                new Listing.Extras(view.sort(), view.search(), view.here().with("format", "csv"), pager()),
                empty());
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Name", "name")));
        view.attributes().forEach(name -> columns.add(Column.text(label(name), name)));
        columns.add(Column.number("ARR", "arr"));
        columns.add(Column.number("MRR change", "change"));
        columns.add(Column.number("NRR, 12 months", "nrr"));
        columns.add(Column.text("Customer since", "since"));
        columns.add(Column.text("Next renewal", "renewal"));
        columns.add(Column.text("Days left", null));
        return columns;
    }

    private Listing.Row row(AccountLine line) {
        String key = keys.getOrDefault(line.account(), line.account().toString());
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(line.name().isEmpty() ? key : line.name())));
        view.attributes()
                .forEach(name -> cells.add(Cell.of(text(line.attributes().getOrDefault(name, "")))));
        cells.addAll(figures(line.revenue()));
        cells.add(since(line));
        LocalDate renewal = line.dates().renewal();
        cells.add(Cell.of(
                renewal == null
                        ? Figure.none("No contract term waits for a decision")
                        : Figure.of(show.date(renewal))));
        cells.add(renewal == null ? Cell.of("") : Cell.of(left(renewal, today)));
        return new Listing.Row(Links.account(key, view.view().lens()), false, cells);
    }

    private Cell since(AccountLine line) {
        LocalDate since = line.dates().since();
        return switch (line.state()) {
            case NEVER ->
                Cell.of(Figure.none(
                        line.revenue().mrr() instanceof Value.None(String why) ? why : "It has never paid"));
            case FORMER -> Cell.of(new Badge("plain", "Former"));
            case PAYING -> Cell.of(since == null ? "" : show.date(since));
        };
    }

    /** Warning from thirty days on; past its end it is late. */
    static Badge left(LocalDate renewal, LocalDate today) {
        long days = ChronoUnit.DAYS.between(today, renewal);
        if (days < 0) {
            return new Badge("bad", -days + (days == -1 ? " day late" : " days late"));
        }
        return new Badge(days <= SOON ? "warning" : "plain", days + (days == 1 ? " day" : " days"));
    }

    private Listing.Row totals() {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of("All %s".formatted(accounts(list.count())))));
        view.attributes().forEach(_ -> cells.add(Cell.of("")));
        cells.addAll(figures(list.total()));
        cells.addAll(List.of(Cell.of(""), Cell.of(""), Cell.of("")));
        return new Listing.Row(null, false, cells);
    }

    private List<Cell> figures(AccountLine.Revenue revenue) {
        return List.of(
                Cell.of(Figure.of(revenue.arr(), show::money)),
                Cell.of(Figure.of(
                        revenue.change(), change -> change.signum() == 0 ? Figure.of("0") : show.change(change))),
                Cell.of(Figure.of(revenue.nrr(), show::percent)));
    }

    private Pager pager() {
        if (list.lines().isEmpty()) {
            return Pager.whole("No accounts");
        }
        Here here = view.here();
        AccountLine first = list.lines().getFirst();
        AccountLine last = list.lines().getLast();
        return new Pager(
                "%,d to %,d of %s".formatted(first.place(), last.place(), accounts(list.count())),
                list.hasMoreBefore() ? here.with("page", null) : null,
                list.hasMoreBefore() ? here.with("page", "before-" + first.account()) : null,
                list.hasMoreAfter() ? here.with("page", "after-" + last.account()) : null);
    }

    private static String accounts(long count) {
        return "%,d account%s".formatted(count, count == 1 ? "" : "s");
    }

    private Empty empty() {
        return view.query().isEmpty()
                ? Empty.of(
                        "accounts",
                        "No accounts yet",
                        "Accounts appear with the first records about them. Import a file with your customers or their subscriptions.")
                : Empty.of("accounts", "No account fits", "Nothing was known then that fits these filters.")
                        .link("Show all accounts", "/accounts");
    }

    /** The words people read for an attribute: `traits.health_team` is Health team. */
    static String label(String attribute) {
        String plain = attribute.replaceFirst("^traits\\.", "").replace('_', ' ');
        return plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
    }

    private static String text(String value) {
        return value.isEmpty() ? "–" : value;
    }

    private static @Nullable BigDecimal plain(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? null : number.stripTrailingZeros();
    }

    String csv() {
        var csv = new Csv();
        List<@Nullable Object> head = new ArrayList<>(List.of("key", "name"));
        head.addAll(view.attributes());
        head.addAll(List.of("arr", "mrr", "mrr_change", "nrr_12_months", "customer_since", "next_renewal", "state"));
        csv.row(head.toArray());
        for (AccountLine line : list.lines()) {
            List<@Nullable Object> row = new ArrayList<>();
            row.add(keys.getOrDefault(line.account(), line.account().toString()));
            row.add(line.name());
            view.attributes().forEach(name -> row.add(line.attributes().getOrDefault(name, "")));
            BigDecimal nrr = line.revenue().nrr().orNull();
            row.add(plain(line.revenue().arr()));
            row.add(plain(line.revenue().mrr()));
            row.add(plain(line.revenue().change()));
            row.add(nrr == null ? null : nrr.setScale(6, RoundingMode.HALF_UP).stripTrailingZeros());
            row.add(line.dates().since());
            row.add(line.dates().renewal());
            row.add(line.state().name().toLowerCase(Locale.ROOT));
            csv.row(row.toArray());
        }
        return csv.toString();
    }
}
