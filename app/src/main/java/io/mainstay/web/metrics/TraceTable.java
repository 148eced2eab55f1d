package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Trace;
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
                ties(lines(trace).size()),
                some,
                listing(trace));
    }

    private String ties(int rows) {
        if (rows == 0) {
            return "This value is not a sum of rows.";
        }
        String adds = rows == 1 ? "1 row adds up to " : rows + " rows add up to ";
        return adds + (columns.isRatio() ? "the numerator and the denominator, to the cent." : "it, to the cent.");
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
                lines(trace).stream().map(line -> row(line, wording().show())).toList();
        return new Listing(
                "rows",
                "What it is made of",
                head,
                rows,
                new Listing.Row(null, false, totals(trace)),
                new Listing.Extras(
                        null,
                        null,
                        trace.rows().isEmpty()
                                ? null
                                : view.account(wording().metric().name().value(), account + "/rows.csv"),
                        null),
                NO_ROWS);
    }

    private Wording wording() {
        return columns.wording();
    }

    /** One row of a fact, with what it adds to the numerator and to the denominator. */
    private record Line(
            Trace.Row row,
            @Nullable BigDecimal of,
            @Nullable BigDecimal over) {

        static Line of(Trace.Row row) {
            return row.part() == Trace.Part.OF ? new Line(row, row.amount(), null) : new Line(row, null, row.amount());
        }

        /** The same movement often counts on both sides. */
        boolean meets(Line other) {
            return row.seq() != null
                    && row.seq().equals(other.row.seq())
                    && Objects.equals(row.day(), other.row.day())
                    && row.what().equals(other.row.what())
                    && (of == null) != (other.of == null);
        }

        Line and(Line other) {
            return new Line(row, of == null ? other.of : of, over == null ? other.over : over);
        }
    }

    private static List<Line> lines(Trace trace) {
        List<Line> lines = new ArrayList<>();
        for (Trace.Row row : trace.rows()) {
            Line line = Line.of(row);
            int at = 0;
            while (at < lines.size()
                    && !(lines.get(at).over() == null && lines.get(at).meets(line))) {
                at++;
            }
            if (at < lines.size()) {
                lines.set(at, lines.get(at).and(line));
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private Listing.Row row(Line line, Show show) {
        Trace.Row row = line.row();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(capital(row.what())));
        cells.add(Cell.of(row.day() == null ? "" : show.date(row.day())));
        cells.add(Cell.of(Objects.requireNonNullElse(row.subject(), "")));
        cells.add(amount(line.of(), true));
        if (columns.isRatio()) {
            cells.add(amount(line.over(), false));
        }
        String metric = wording().metric().name().value();
        String href = row.seq() == null ? null : view.account(metric, account + "/facts/" + row.seq());
        return new Listing.Row(href, true, cells);
    }

    private Cell amount(@Nullable BigDecimal amount, boolean numerator) {
        return amount == null ? Cell.of("") : Cell.of(columns.amount(amount, numerator));
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
