package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Trace;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
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
record TraceTable(Columns columns, View view, AccountId account, Here here) {

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
        Arranged<Line> arranged = ways().of(lines(trace), here);
        List<Column> head = new ArrayList<>();
        head.add(Column.text("What", "what"));
        head.add(Column.text("Day", "day"));
        head.add(Column.text("For", "for"));
        List<Column> figures = columns.columns();
        head.add(Column.number(figures.get(columns.isRatio() ? 1 : 0).label(), "of"));
        if (columns.isRatio()) {
            head.add(Column.number(figures.get(2).label(), "over"));
        }
        String csv = view.account(wording().metric().name().value(), account + "/rows.csv");
        return new Listing(
                "rows",
                "What it is made of",
                head,
                arranged.shown().stream().map(this::row).toList(),
                new Listing.Row(null, false, totals(trace)),
                arranged.extras(trace.rows().isEmpty() ? null : here.at(csv.substring(0, csv.indexOf('?')))),
                arranged.empty(NO_ROWS));
    }

    private static Arrangement<Line> ways() {
        return Arrangement.<Line>of(
                        "rows",
                        line -> line.row().what() + " " + line.subject() + " "
                                + line.row().day())
                .text("what", line -> line.row().what())
                .value("day", line -> line.row().day())
                .text("for", Line::subject)
                .value("of", Line::of)
                .value("over", Line::over)
                .group("what", "What", line -> capital(line.row().what()));
    }

    static List<String> csvHeader() {
        return List.of("side", "what", "day", "subject", "amount", "fact");
    }

    /** Every row that the address finds, on the side of the metric it counts on. */
    static List<List<String>> csv(Trace trace, Here here) {
        List<List<String>> rows = new ArrayList<>();
        for (Line line : ways().of(lines(trace), here).found()) {
            if (line.of() != null) {
                rows.add(cells("numerator", line, line.of()));
            }
            if (line.over() != null) {
                rows.add(cells("denominator", line, line.over()));
            }
        }
        return rows;
    }

    private static List<String> cells(String side, Line line, BigDecimal amount) {
        Trace.Row row = line.row();
        return List.of(
                side,
                row.what(),
                Objects.toString(row.day(), ""),
                line.subject(),
                amount.toPlainString(),
                Objects.toString(row.seq(), ""));
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

        String subject() {
            return Objects.requireNonNullElse(row.subject(), "");
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

    private Listing.Row row(Line line) {
        Trace.Row row = line.row();
        Show show = wording().show();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(capital(row.what())));
        cells.add(Cell.of(row.day() == null ? "" : show.date(row.day())));
        cells.add(Cell.of(line.subject()));
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
