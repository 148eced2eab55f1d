package io.mainstay.web.metrics;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Unit;
import io.mainstay.web.Figure;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns in which a table shows a metric: its value, and for a ratio the numerator and the denominator, because those
 * are what adds up.
 */
record Columns(Metrics metrics, Wording wording) {

    boolean isRatio() {
        return metric().over() != null;
    }

    private Metric metric() {
        return wording.metric();
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.number(metric().label(), "value"));
        Formula over = metric().over();
        if (over != null) {
            columns.add(Column.number(label(metric().of(), "Numerator"), "of"));
            columns.add(Column.number(label(over, "Denominator"), "over"));
        }
        return columns;
    }

    List<Cell> cells(Point point) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(wording.figure(point)));
        cells.addAll(parts(point));
        return cells;
    }

    private List<Cell> parts(Point point) {
        Formula over = metric().over();
        return over == null ? List.of() : List.of(Cell.of(of(point)), Cell.of(over(point)));
    }

    Figure of(Point point) {
        return wording.part(point.of(), unit(metric().of()));
    }

    Figure over(Point point) {
        Formula over = metric().over();
        return over == null ? Figure.of("") : wording.part(point.over(), unit(over));
    }

    /** An amount that counts towards the numerator or the denominator. */
    Figure amount(BigDecimal amount, boolean numerator) {
        Formula formula = numerator || metric().over() == null ? metric().of() : metric().over();
        return wording.part(Value.of(amount), isRatio() ? unit(formula) : metric().unit());
    }

    private String label(Formula formula, String otherwise) {
        return formula instanceof Formula.Of(var quantity)
                ? metrics.quantity(quantity).label()
                : otherwise;
    }

    /** Money as soon as any of its quantities is money. */
    private Unit unit(Formula formula) {
        return formula.quantities().stream()
                        .anyMatch(name -> metrics.quantity(name).unit() == Unit.MONEY)
                ? Unit.MONEY
                : Unit.COUNT;
    }
}
