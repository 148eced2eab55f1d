package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Trace;
import io.mainstay.web.Figure;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows what an account's value is made of, in columns that add up to it. */
record TraceTable(Columns columns, View view, AccountId account) {

    private static final Empty NO_ROWS = Empty.of(
            "accounts",
            "No rows",
            "This value is worked out from other values, or the account has no part in it in this period.");

    DrillPage page(Trace trace, String name, String accountPage) {
        Wording wording = columns.wording();
        String metric = wording.metric().name().value();
        String opened = "%s of %s in %s: %s"
                .formatted(
                        wording.metric().label(),
                        name,
                        Wording.label(view.period()),
                        AccountsOfMetric.exact(wording.figure(trace.point().value())));
        boolean some = !trace.rows().isEmpty();
        return new DrillPage(
                List.of(
                        new DrillPage.Crumb(wording.metric().label(), view.metric(metric), false),
                        new DrillPage.Crumb("Accounts", view.accounts(metric), true),
                        new DrillPage.Crumb(name + " as an account", accountPage, false)),
                opened,
                ties(trace),
                some,
                listing(trace));
    }

    private String ties(Trace trace) {
        if (trace.rows().isEmpty()) {
            return "This value is not a sum of rows.";
        }
        return columns.isRatio()
                ? "%d rows add up to the numerator and the denominator, to the cent.".formatted(trace.rows().size())
                : "%d rows add up to it, to the cent.".formatted(trace.rows().size());
    }

    private Listing listing(Trace trace) {
        List<Column> head = new ArrayList<>();
        head.add(Column.text("What", null));
        head.add(Column.text("Day", null));
        head.add(Column.text("For", null));
        List<Column> figures = columns.columns();
        (columns.isRatio() ? figures.subList(1, 3) : figures)
                .forEach(column -> head.add(Column.number(column.label(), null)));
        List<Listing.Row> rows =
                trace.rows().stream().map(row -> row(row, wording().show())).toList();
        return new Listing(
                "rows",
                "What it is made of",
                head,
                rows,
                new Listing.Row(null, false, totals(trace)),
                Listing.Extras.NONE,
                NO_ROWS);
    }

    private Wording wording() {
        return columns.wording();
    }

    private Listing.Row row(Trace.Row row, Show show) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(capital(row.what())));
        cells.add(Cell.of(row.day() == null ? "" : show.date(row.day())));
        cells.add(Cell.of(Objects.requireNonNullElse(row.subject(), "")));
        cells.addAll(amounts(row));
        String metric = wording().metric().name().value();
        String href = row.seq() == null ? null : view.account(metric, account + "/facts/" + row.seq());
        return new Listing.Row(href, true, cells);
    }

    private List<Cell> amounts(Trace.Row row) {
        boolean of = row.part() == Trace.Part.OF;
        Figure amount = columns.amount(row.amount(), of);
        if (!columns.isRatio()) {
            return List.of(Cell.of(amount));
        }
        Cell nothing = Cell.of("");
        return of ? List.of(Cell.of(amount), nothing) : List.of(nothing, Cell.of(amount));
    }

    private List<Cell> totals(Trace trace) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of("Sum"));
        cells.add(Cell.of(""));
        cells.add(Cell.of(""));
        cells.add(Cell.of(columns.amount(sum(trace, Trace.Part.OF), true)));
        if (columns.isRatio()) {
            cells.add(Cell.of(columns.amount(sum(trace, Trace.Part.OVER), false)));
        }
        return cells;
    }

    private static BigDecimal sum(Trace trace, Trace.Part part) {
        return trace.rows().stream()
                .filter(row -> row.part() == part)
                .map(Trace.Row::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static String capital(@Nullable String words) {
        return words == null || words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
