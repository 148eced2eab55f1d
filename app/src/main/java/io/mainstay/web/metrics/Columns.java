package io.mainstay.web.metrics;

import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.QuantityName;
import io.mainstay.semantics.Unit;
import io.mainstay.web.Figure;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

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
            columns.add(Column.number(label(metric().of(), 0, "Numerator"), "of"));
            columns.add(Column.number(label(over, 1, "Denominator"), "over"));
        }
        if (metric().observed() != null) {
            columns.add(Column.number("95% range", null));
        }
        return columns;
    }

    List<Cell> cells(Point point) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(wording.figure(point.value())));
        cells.addAll(parts(point));
        if (metric().observed() != null) {
            cells.add(Cell.of(wording.range(point)));
        }
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

    /** What the quantity is called, else what the formula says on that side of its one division. */
    private String label(Formula formula, int side, String otherwise) {
        if (formula instanceof Formula.Of(var quantity)) {
            return metrics.quantity(quantity).label();
        }
        String[] sides = metric().formula().split(" ÷ ");
        if (sides.length != 2) {
            return otherwise;
        }
        String words = sides[side].replaceFirst("^\\((.*)\\)$", "$1");
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Money over money is a share; money over anything else is still money. */
    private Unit unit(Formula formula) {
        return switch (formula) {
            case Formula.Number _, Formula.Setting _ -> Unit.NUMBER;
            case Formula.Of(QuantityName name) -> metrics.quantity(name).unit();
            case Formula.Trailing trailing -> unit(trailing.of());
            case Formula.Compounded compounded -> unit(compounded.of());
            case Formula.Repeated _, Formula.PerDays _ -> Unit.PERCENT;
            case Formula.Arithmetic(Formula.Operator operator, Formula left, Formula right) ->
                unit(operator, unit(left), unit(right));
        };
    }

    private static Unit unit(Formula.Operator operator, Unit left, Unit right) {
        return switch (operator) {
            case PLUS, MINUS, TIMES -> left == Unit.NUMBER ? right : left;
            case OVER ->
                right == Unit.NUMBER ? left : left == right ? Unit.PERCENT : left == Unit.MONEY ? left : Unit.NUMBER;
        };
    }
}
