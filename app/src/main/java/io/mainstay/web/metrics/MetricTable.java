package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The table under a metric's chart: its periods, or its groups in the last period with a row that ties. Sorted and searched
 * through the address.
 */
record MetricTable(Columns columns, View view, String csv, Here here) {

    private static final Empty NOTHING =
            Empty.of("metrics", "No values", "No account has a value in these periods under these filters.");

    private static final Arrangement<Line> WAYS = Arrangement.<Line>of("lines", Line::label)
            .shown(100)
            .sort("name", Comparator.comparing(Line::place))
            .value("value", line -> line.number("value"))
            .value("of", line -> line.number("of"))
            .value("over", line -> line.number("over"))
            .value("change", Line::moved)
            .direction("Change", Line::moved);

    /** @param place by which it stands when it is sorted by its name: a period by its first day */
    private record Line(
            String label,
            String place,
            Point point,
            @Nullable BigDecimal moved,
            Listing.Row row) {

        @Nullable BigDecimal number(String column) {
            Value value =
                    switch (column) {
                        case "of" -> point.of();
                        case "over" -> point.over();
                        default -> point.value();
                    };
            return value == null ? null : value.orNull();
        }
    }

    /** The newest period first; each opens into its accounts. */
    Listing periods(Answer answer) {
        return listing("periods", "By period", "Period", inTime(answer.points()), null);
    }

    private List<Line> inTime(List<Point> points) {
        List<Line> lines = new ArrayList<>();
        for (int at = points.size() - 1; at >= 0; at--) {
            Point point = points.get(at);
            String label = Wording.label(point.period()) + (point.unfinished() ? " (so far)" : "");
            lines.add(line(
                    label,
                    point.period().from().toString(),
                    points.subList(0, at + 1),
                    view.only(point.period()).accounts(name())));
        }
        return lines;
    }

    /** The groups in the last period; numerators and denominators add up to those of the whole. */
    Listing groups(List<MetricChart.Group> groups, Point whole) {
        List<Cell> total = new ArrayList<>();
        total.add(Cell.of("All"));
        total.addAll(columns.cells(whole));
        total.add(Cell.of(""));
        String by = Attributes.label(view.cut().code());
        return listing(
                "groups",
                "%s, %s".formatted(by, Wording.label(view.period())),
                by,
                inGroups(groups),
                new Listing.Row(view.only(view.period()).by(Cut.none()).accounts(name()), true, total));
    }

    private List<Line> inGroups(List<MetricChart.Group> groups) {
        return groups.stream()
                .map(group ->
                        line(group.label(), group.label().toLowerCase(Locale.ROOT), group.points(), inside(group)))
                .toList();
    }

    /** The points of the lines that the address finds, in its order, for a file. */
    List<Point> found(Answer whole) {
        return WAYS.of(inTime(whole.points()), here).found().stream()
                .map(Line::point)
                .toList();
    }

    /** The same of groups, each over all periods. */
    List<Point> found(List<MetricChart.Group> groups) {
        Map<Point, List<Point>> series = new IdentityHashMap<>();
        groups.forEach(group -> series.put(group.points().getLast(), group.points()));
        return WAYS.of(inGroups(groups), here).found().stream()
                .flatMap(line -> series.getOrDefault(line.point(), List.of()).stream())
                .toList();
    }

    private String inside(MetricChart.Group group) {
        View last = view.only(view.period());
        return view.cut() instanceof Cut.ByAccount
                ? last.by(Cut.none()).account(name(), group.value())
                : last.where(view.filter().and(view.cut().code(), group.value()))
                        .accounts(name());
    }

    /** @param points up to the one that is shown */
    private Line line(String label, String place, List<Point> points, String href) {
        Point now = points.getLast();
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of(label));
        cells.addAll(columns.cells(now));
        cells.add(Cell.of(difference(points)));
        return new Line(label, place, now, moved(points), new Listing.Row(href, true, cells));
    }

    private Figure difference(List<Point> points) {
        return points.size() < 2
                ? Figure.none("The period before is not shown here")
                : columns.wording()
                        .difference(
                                points.get(points.size() - 2).value(),
                                points.getLast().value());
    }

    private static @Nullable BigDecimal moved(List<Point> points) {
        BigDecimal was =
                points.size() < 2 ? null : points.get(points.size() - 2).value().orNull();
        BigDecimal is = points.getLast().value().orNull();
        return was == null || is == null ? null : is.subtract(was);
    }

    private Listing listing(String id, String title, String first, List<Line> lines, Listing.@Nullable Row totals) {
        Arranged<Line> arranged = WAYS.of(lines, here);
        List<Column> head = new ArrayList<>();
        head.add(Column.text(first, "name"));
        head.addAll(columns.columns());
        head.add(Column.number("Change", "change"));
        return new Listing(
                id,
                title,
                head,
                arranged.shown().stream().map(Line::row).toList(),
                totals,
                arranged.extras(csv),
                arranged.empty(NOTHING));
    }

    private String name() {
        return columns.wording().metric().name().value();
    }
}
