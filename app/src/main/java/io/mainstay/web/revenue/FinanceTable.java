package io.mainstay.web.revenue;

import io.mainstay.closing.FinanceFigure;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.web.CsvFile;
import io.mainstay.web.Here;
import io.mainstay.web.Periods;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.List;

/** The list of finance's figures beside ours. */
final class FinanceTable {

    private static final Empty NO_FIGURES = Empty.of(
            "revenue",
            "No figures of finance yet",
            "Enter what a month came to by finance’s books, or bring in a file; you then see what explains the gap to ours.");
    private static final Arrangement<Line> WAYS = Arrangement.<Line>of(
                    "figures",
                    line -> line.label() + " " + line.month() + " "
                            + line.theirs().note())
            .value("month", line -> line.theirs().month().from())
            .text("figure", Line::label)
            .value("finance", line -> line.theirs().value())
            .value("ours", line -> line.ours().orNull())
            .value("gap", line -> line.gap().orNull())
            .text("note", line -> line.theirs().note())
            .group("figure", "Figure", Line::label);

    private FinanceTable() {}

    /** One figure with ours of the same month. */
    record Line(FinanceFigure theirs, String label, Value ours) {

        Value gap() {
            BigDecimal number = ours.orNull();
            return number == null ? ours : Value.of(theirs.value().subtract(number));
        }

        String month() {
            return Periods.label(theirs.month().code());
        }
    }

    static Arranged<Line> arranged(List<FinanceFigure> figures, Metrics metrics, Here here, Principal reader) {
        List<Line> lines = figures.stream()
                .map(figure -> new Line(
                        figure,
                        metrics.get(figure.metric()).label(),
                        metrics.ask(reader, Question.of(figure.metric(), List.of(figure.month())))
                                .single()
                                .value()))
                .toList();
        return WAYS.of(lines, here);
    }

    static Listing listing(Arranged<Line> arranged, Words words) {
        return new Listing(
                "finance",
                "Finance’s figures beside ours",
                List.of(
                        Column.text("Month", "month"),
                        Column.text("Figure", "figure"),
                        Column.number("Finance", "finance"),
                        Column.number("Ours today", "ours"),
                        Column.number("Gap", "gap"),
                        Column.text("Note", "note")),
                arranged.shown().stream().map(line -> row(line, words)).toList(),
                null,
                arranged.extras(arranged.here().at(FinanceController.PATH + ".csv")),
                arranged.empty(NO_FIGURES));
    }

    private static Listing.Row row(Line line, Words words) {
        String metric = line.theirs().metric();
        return Listing.Row.page(
                path(line.theirs()),
                Cell.of(line.month()),
                Cell.of(line.label()),
                Cell.of(words.figure(metric, Value.of(line.theirs().value()))),
                Cell.of(words.figure(metric, line.ours())),
                Cell.of(words.change(metric, line.gap())),
                Cell.of(line.theirs().note()));
    }

    static String path(FinanceFigure figure) {
        return "%s/%s/%s".formatted(FinanceController.PATH, figure.month().code(), figure.metric());
    }

    static CsvFile csv(Arranged<Line> arranged) {
        return new CsvFile(
                "finance",
                List.of("month", "metric", "value", "note", "by", "at", "ours", "gap"),
                arranged.found().stream()
                        .map(line -> List.of(
                                line.theirs().month().code(),
                                line.theirs().metric(),
                                plain(Value.of(line.theirs().value())),
                                line.theirs().note(),
                                line.theirs().name(),
                                line.theirs().at().toString(),
                                plain(line.ours()),
                                plain(line.gap())))
                        .toList());
    }

    private static String plain(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
