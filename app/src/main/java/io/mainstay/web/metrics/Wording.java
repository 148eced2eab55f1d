package io.mainstay.web.metrics;

import io.mainstay.metrics.Grain;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Range;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Unit;
import io.mainstay.web.Figure;
import io.mainstay.web.Periods;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Chart;
import io.mainstay.web.parts.Tile;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes a metric's values, and how they changed, for people. */
public record Wording(Metric metric, Show show) {

    private static final String MINUS = "\u2212";

    public Figure figure(Value value) {
        return figure(value, metric.unit());
    }

    /** Between which limits a point's value lies. */
    public Figure range(Point point) {
        Range range = point.range();
        if (range == null) {
            return Figure.none("There is nothing to tell limits from");
        }
        String low = figure(range.low(), metric.unit()).shown();
        return Figure.of(
                range.high() == null
                        ? "at least " + low
                        : "%s to %s"
                                .formatted(
                                        low, figure(range.high(), metric.unit()).shown()));
    }

    /** The limits and on what they rest; null where there are none. */
    public @Nullable String limits(Point point) {
        Range range = point.range();
        return range == null
                ? null
                : "%s (95%% limits, from %s account months)"
                        .formatted(
                                range(point).shown(),
                                show.count(range.observed().longValue()).shown());
    }

    /** The numerator or denominator of a ratio, which has no unit of its own: money when it is not whole. */
    public Figure part(@Nullable Value value, Unit unit) {
        return value == null ? Figure.of("") : figure(value, unit);
    }

    private Figure figure(Value value, Unit unit) {
        return Figure.of(value, number -> figure(number, unit));
    }

    private Figure figure(BigDecimal number, Unit unit) {
        return switch (unit) {
            case MONEY -> show.money(number);
            case PERCENT -> show.percent(number);
            case COUNT ->
                number.stripTrailingZeros().scale() <= 0 ? show.count(number.longValue()) : show.decimal(number, 2);
            case NUMBER -> show.decimal(number, 2);
            case MONTHS -> Figure.of(show.decimal(number, 1).shown() + " months");
        };
    }

    /** Always with its sign; points for a difference of percents; an en dash where either value is missing. */
    public Figure difference(Value before, Value now) {
        if (now instanceof Value.None(String why)) {
            return Figure.none(why);
        }
        if (before instanceof Value.None(String why)) {
            return Figure.none("Nothing to compare with: " + why);
        }
        return signed(((Value.Known) now).number().subtract(((Value.Known) before).number()));
    }

    public Figure signed(BigDecimal difference) {
        return switch (metric.unit()) {
            case MONEY -> show.change(difference);
            case PERCENT -> show.points(difference);
            case COUNT, NUMBER, MONTHS -> {
                Figure plain = figure(difference, metric.unit());
                yield difference.signum() > 0 ? Figure.of("+" + plain.shown()) : plain;
            }
        };
    }

    /** What a tile says of the period before: "+2.1 points since October 2026". */
    public Tile.@Nullable Change change(Point before, Point now) {
        BigDecimal was = before.value().orNull();
        BigDecimal is = now.value().orNull();
        if (was == null || is == null) {
            return null;
        }
        BigDecimal difference = is.subtract(was);
        String than = before(before.period());
        if (metric.kind() != Metric.Shape.SUM) {
            return new Tile.Change(signed(difference).shown() + " since " + than, tone(difference));
        }
        if (now.unfinished()) {
            return new Tile.Change(
                    "%s in all of %s".formatted(figure(before.value()).shown(), than), "plain");
        }
        return new Tile.Change(signed(difference).shown() + " against " + than, tone(difference));
    }

    /** Good, bad, or plain where the metric has no good direction. */
    public String tone(BigDecimal difference) {
        int direction = difference.signum()
                * switch (metric.better()) {
                    case HIGHER -> 1;
                    case LOWER -> -1;
                    case NEITHER -> 0;
                };
        return direction > 0 ? "good" : direction < 0 ? "bad" : "plain";
    }

    public Chart.Axis axis() {
        return switch (metric.unit()) {
            case MONEY -> Chart.Axis.money(show.symbol());
            case PERCENT -> Chart.Axis.percent();
            case COUNT, NUMBER, MONTHS -> Chart.Axis.count();
        };
    }

    public Chart.Point point(Value value) {
        return Chart.Point.of(value.orNull(), figure(value).shown());
    }

    /** October, where everyone knows of which year: of the one before. */
    private static String before(Period before) {
        String label = label(before);
        return before.grain() == Grain.MONTH ? label.substring(0, label.indexOf(' ')) : label;
    }

    public static String label(Period period) {
        return Periods.label(period.code());
    }

    /** A size without its sign, for sentences that say the direction in words. */
    public String size(BigDecimal difference) {
        String words = figure(difference.abs(), metric.unit()).shown();
        return metric.unit() == Unit.PERCENT
                ? show.points(difference.abs()).shown().replace("+", "").replace(MINUS, "")
                : words;
    }
}
