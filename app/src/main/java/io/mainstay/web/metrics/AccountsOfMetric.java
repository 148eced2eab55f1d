package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Answer;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.web.AccountNames;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a metric's value into accounts: found, sorted, by pages, with a row that ties to the value. */
@Component
class AccountsOfMetric {

    private static final Arrangement<Line> WAYS = Arrangement.<Line>of("accounts", Line::name)
            .text("name", Line::name)
            .value("value", line -> line.point().value().orNull())
            .value("of", Line::of)
            .value("over", Line::over);

    private final Metrics metrics;
    private final AccountNames names;

    AccountsOfMetric(Metrics metrics, AccountNames names) {
        this.metrics = metrics;
        this.names = names;
    }

    private record Line(String account, String name, Point point) {

        BigDecimal of() {
            return orZero(point.of());
        }

        BigDecimal over() {
            return orZero(point.over());
        }

        BigDecimal size() {
            return of().abs().max(over().abs());
        }

        boolean counts() {
            return of().signum() != 0 || over().signum() != 0;
        }
    }

    DrillPage page(Wording wording, View view, Here here, Principal reader) {
        String metric = wording.metric().name().value();
        Point whole = metrics.ask(reader, view.question(metric)).single();
        List<Line> all = lines(metrics.ask(reader, view.question(metric).by(new Cut.ByAccount())), view, reader);
        var columns = new Columns(metrics, wording);
        String opened = "%s in %s%s: %s"
                .formatted(
                        wording.metric().label(),
                        Wording.label(view.period()),
                        whole.unfinished() ? ", so far" : "",
                        exact(wording.figure(whole.value())));
        boolean tied = tied(all, whole);
        return new DrillPage(
                List.of(new DrillPage.Crumb(wording.metric().label(), view.metric(metric), false)),
                opened,
                ties(all, whole, columns, tied),
                tied,
                listing(columns, all, whole, view, here));
    }

    /** The accounts that the address finds, in its order, for a file. */
    Answer found(Answer split, View view, Here here, Principal reader) {
        List<Point> points = WAYS.of(lines(split, view, reader), here).found().stream()
                .map(Line::point)
                .toList();
        return new Answer(split.metric(), points, split.knownAt(), split.coverage(), split.freshness());
    }

    /** The greatest first. */
    private List<Line> lines(Answer split, View view, Principal reader) {
        Map<AccountId, String> called =
                names.ofGroups(reader, view.asOf(), split.points().stream().map(Point::group));
        return split.points().stream()
                .map(point -> line(point, called))
                .filter(Line::counts)
                .sorted(Comparator.comparing(Line::size).reversed().thenComparing(Line::account))
                .toList();
    }

    private static Line line(Point point, Map<AccountId, String> names) {
        String account = Objects.requireNonNull(point.group());
        return new Line(account, names.getOrDefault(AccountId.of(account), ""), point);
    }

    private Listing listing(Columns columns, List<Line> all, Point whole, View view, Here here) {
        String metric = columns.wording().metric().name().value();
        Arranged<Line> arranged = WAYS.of(all, here);
        List<Listing.Row> rows = new ArrayList<>();
        for (Line line : arranged.shown()) {
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(line.name()));
            cells.addAll(columns.cells(line.point()));
            rows.add(new Listing.Row(view.account(metric, line.account()), true, cells));
        }
        List<Cell> total = new ArrayList<>();
        total.add(Cell.of("All %d accounts".formatted(all.size())));
        total.addAll(columns.cells(whole));
        List<Column> head = new ArrayList<>();
        head.add(Column.text("Account", "name"));
        head.addAll(columns.columns());
        return new Listing(
                "accounts",
                "Accounts",
                head,
                rows,
                new Listing.Row(null, false, total),
                arranged.extras(here.at("/metrics/" + metric + "/accounts.csv")),
                arranged.empty(Empty.of("accounts", "No accounts", none(whole))));
    }

    private static String none(Point whole) {
        return whole.value() instanceof Value.None(String why) ? why : "No account has a part in this value.";
    }

    private static boolean tied(List<Line> lines, Point whole) {
        BigDecimal of = lines.stream().map(Line::of).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal over = lines.stream().map(Line::over).reduce(BigDecimal.ZERO, BigDecimal::add);
        return same(of, whole.of()) && (whole.over() == null || same(over, whole.over()));
    }

    private static boolean same(BigDecimal sum, Value value) {
        return sum.subtract(orZero(value)).abs().compareTo(new BigDecimal("0.005")) < 0;
    }

    private static String ties(List<Line> lines, Point whole, Columns columns, boolean tied) {
        if (!tied) {
            return "This metric is worked out anew for each account; the accounts' values do not add up to it.";
        }
        if (!columns.isRatio()) {
            return lines.size() == 1
                    ? "It is all of one account."
                    : "%d accounts add up to it exactly.".formatted(lines.size());
        }
        return "%d accounts: their numerators add up to %s and their denominators to %s, which is the value opened."
                .formatted(lines.size(), exact(columns.of(whole)), exact(columns.over(whole)));
    }

    static String exact(Figure figure) {
        return figure.full() == null ? figure.shown() : figure.full();
    }

    private static BigDecimal orZero(@Nullable Value value) {
        BigDecimal number = value == null ? null : value.orNull();
        return number == null ? BigDecimal.ZERO : number;
    }
}
