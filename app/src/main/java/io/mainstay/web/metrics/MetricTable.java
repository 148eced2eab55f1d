package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The table under a metric's chart: its periods, or its groups in the last period with a row that ties. Sorted and searched
 * through the address.
 */
record MetricTable(Columns columns, View view, String csv, Here here) {

    private static final Empty NOTHING = Empty.of(
            "metrics", "No values", "No account has a value in these periods under these filters, or none matches.");

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
            return column.equals("change") ? moved : value == null ? null : value.orNull();
        }
    }

    /** The newest period first; each opens into its accounts. */
    Listing periods(Answer answer) {
        List<Point> points = answer.points();
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
        return listing("periods", "By period", "Period", rows(lines), null);
    }

    /** The groups in the last period; numerators and denominators add up to those of the whole. */
    Listing groups(List<MetricChart.Group> groups, Point whole) {
        List<Line> lines = groups.stream()
                .map(group ->
                        line(group.label(), group.label().toLowerCase(Locale.ROOT), group.points(), inside(group)))
                .toList();
        List<Cell> total = new ArrayList<>();
        total.add(Cell.of("All"));
        total.addAll(columns.cells(whole));
        total.add(Cell.of(""));
        String by = Attributes.label(view.cut().code());
        return listing(
                "groups",
                "%s, %s".formatted(by, Wording.label(view.period())),
                by,
                rows(lines),
                new Listing.Row(view.only(view.period()).by(Cut.none()).accounts(name()), true, total));
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

    private List<Listing.Row> rows(List<Line> lines) {
        String query = query().toLowerCase(Locale.ROOT);
        List<Line> found = new ArrayList<>(lines);
        found.removeIf(line -> !line.label().toLowerCase(Locale.ROOT).contains(query));
        if (!sort().isEmpty()) {
            found.sort(order(sort()));
        }
        return found.stream().map(Line::row).toList();
    }

    private static Comparator<Line> order(String sort) {
        String column = sort.replaceFirst("^-", "");
        Comparator<Line> order = column.equals("name")
                ? Comparator.comparing(Line::place)
                : Comparator.comparing(
                        (Line line) -> line.number(column), Comparator.nullsFirst(Comparator.naturalOrder()));
        return sort.startsWith("-") ? order.reversed() : order;
    }

    private String query() {
        return here.parameter("q").orElse("");
    }

    private String sort() {
        return here.parameter("sort").orElse("");
    }

    private Listing listing(
            String id, String title, String first, List<Listing.Row> rows, Listing.@Nullable Row totals) {
        List<Column> head = new ArrayList<>();
        head.add(Column.text(first, "name"));
        head.addAll(columns.columns());
        head.add(Column.number("Change", "change"));
        return new Listing(id, title, head, rows, totals, new Listing.Extras(sort(), query(), csv, null), NOTHING);
    }

    private String name() {
        return columns.wording().metric().name().value();
    }
}
