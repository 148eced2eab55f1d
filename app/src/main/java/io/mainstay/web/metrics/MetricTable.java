package io.mainstay.web.metrics;

import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Point;
import io.mainstay.web.Figure;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import java.util.ArrayList;
import java.util.List;

/** The table under a metric's chart: its periods, or its groups in the last period with a row that ties. */
record MetricTable(Columns columns, View view, String csv) {

    private static final Empty NOTHING =
            Empty.of("metrics", "No values", "No account has a value in these periods under these filters.");

    /** The newest period first; each opens into its accounts. */
    Listing periods(Answer answer) {
        List<Point> points = answer.points();
        List<Listing.Row> rows = new ArrayList<>();
        for (int at = points.size() - 1; at >= 0; at--) {
            Point point = points.get(at);
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(Wording.label(point.period()) + (point.unfinished() ? " (so far)" : "")));
            cells.addAll(columns.cells(point));
            cells.add(Cell.of(
                    at == 0
                            ? Figure.none("The period before is not shown here")
                            : columns.wording().difference(points.get(at - 1).value(), point.value())));
            rows.add(new Listing.Row(view.only(point.period()).accounts(name()), true, cells));
        }
        return listing("periods", "By period", head("Period", "Change"), rows, null);
    }

    /** The groups in the last period; numerators and denominators add up to those of the whole. */
    Listing groups(List<MetricChart.Group> groups, Point whole) {
        List<Listing.Row> rows = new ArrayList<>();
        for (MetricChart.Group group : groups) {
            Point now = group.points().getLast();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(group.label()));
            cells.addAll(columns.cells(now));
            cells.add(Cell.of(difference(group.points())));
            View inside =
                    view.only(view.period()).where(view.filter().and(view.cut().code(), group.value()));
            rows.add(new Listing.Row(inside.accounts(name()), true, cells));
        }
        List<Cell> total = new ArrayList<>();
        total.add(Cell.of("All"));
        total.addAll(columns.cells(whole));
        total.add(Cell.of(""));
        String by = Attributes.label(view.cut().code());
        return listing(
                "groups",
                "%s, %s".formatted(by, Wording.label(view.period())),
                head(by, "Change"),
                rows,
                new Listing.Row(view.only(view.period()).by(Cut.none()).accounts(name()), true, total));
    }

    private Figure difference(List<Point> points) {
        return points.size() < 2
                ? Figure.none("The period before is not shown here")
                : columns.wording()
                        .difference(
                                points.get(points.size() - 2).value(),
                                points.getLast().value());
    }

    private List<Column> head(String first, String last) {
        List<Column> head = new ArrayList<>();
        head.add(Column.text(first, null));
        columns.columns().forEach(column -> head.add(Column.number(column.label(), null)));
        head.add(Column.number(last, null));
        return head;
    }

    private Listing listing(
            String id,
            String title,
            List<Column> head,
            List<Listing.Row> rows,
            Listing.@org.jspecify.annotations.Nullable Row totals) {
        return new Listing(id, title, head, rows, totals, new Listing.Extras(null, null, csv, null), NOTHING);
    }

    private String name() {
        return columns.wording().metric().name().value();
    }
}
