package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Pager;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Opens a metric's value into accounts: found, sorted, by pages, with a row that ties to the value. */
@Component
class AccountsOfMetric {

    private static final int PAGE = 50;

    private final Metrics metrics;

    AccountsOfMetric(Metrics metrics) {
        this.metrics = metrics;
    }

    private record Line(String account, String name, Point point) {

        BigDecimal of() {
            return orZero(point.of());
        }

        BigDecimal over() {
            return orZero(point.over());
        }

        boolean counts() {
            return of().signum() != 0 || over().signum() != 0;
        }
    }

    DrillPage page(Wording wording, View view, Here here, Principal reader) {
        String metric = wording.metric().name().value();
        Point whole = metrics.ask(reader, view.question(metric)).single();
        Map<AccountId, String> names = metrics.accountNames(reader, view.asOf());
        List<Line> all = metrics.ask(reader, view.question(metric).by(new Cut.ByAccount())).points().stream()
                .map(point -> line(point, names))
                .filter(Line::counts)
                .toList();
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

    private static Line line(Point point, Map<AccountId, String> names) {
        String account = Objects.requireNonNull(point.group());
        return new Line(account, names.getOrDefault(AccountId.of(account), "Account " + account), point);
    }

    private Listing listing(Columns columns, List<Line> all, Point whole, View view, Here here) {
        String metric = columns.wording().metric().name().value();
        String query = here.parameter("q").orElse("");
        String sort = here.parameter("sort").orElse("");
        List<Line> found = all.stream()
                .filter(line -> line.name().toLowerCase(Locale.ROOT).contains(query.toLowerCase(Locale.ROOT)))
                .sorted(order(sort))
                .toList();
        int page = Math.clamp(here.number("page", 1), 1, Math.max(1, (found.size() + PAGE - 1) / PAGE));
        List<Line> shown = found.subList((page - 1) * PAGE, Math.min(found.size(), page * PAGE));
        List<Listing.Row> rows = new ArrayList<>();
        for (Line line : shown) {
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
                new Listing.Extras(
                        sort, query, view.on("/metrics/" + metric + "/accounts.csv"), pager(here, page, found.size())),
                Empty.of("accounts", "No accounts", none(whole)));
    }

    private static String none(Point whole) {
        return whole.value() instanceof Value.None(String why)
                ? why
                : "No account has a part in this value, or none matches the search.";
    }

    private static Comparator<Line> order(String sort) {
        Comparator<Line> order =
                switch (sort.replaceFirst("^-", "")) {
                    case "name" -> Comparator.comparing(line -> line.name().toLowerCase(Locale.ROOT));
                    case "value" ->
                        Comparator.comparing(
                                line -> line.point().value().orNull(),
                                Comparator.nullsFirst(Comparator.naturalOrder()));
                    case "of" -> Comparator.comparing(Line::of);
                    case "over" -> Comparator.comparing(Line::over);
                    default ->
                        Comparator.comparing((Line line) ->
                                        line.of().abs().max(line.over().abs()))
                                .reversed();
                };
        return (sort.startsWith("-") ? order.reversed() : order).thenComparing(Line::account);
    }

    private static @Nullable Pager pager(Here here, int page, int size) {
        if (size <= PAGE) {
            return null;
        }
        int last = Math.min(size, page * PAGE);
        return new Pager(
                "%d to %d of %d accounts".formatted((page - 1) * PAGE + 1, last, size),
                page == 1 ? null : here.with("page", Integer.toString(page - 1)),
                last == size ? null : here.with("page", Integer.toString(page + 1)));
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
