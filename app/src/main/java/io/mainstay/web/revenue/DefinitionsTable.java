package io.mainstay.web.revenue;

import io.mainstay.accounts.AccountId;
import io.mainstay.closing.SideBySide;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.Unit;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Words two definitions side by side. */
@Component
class DefinitionsTable {

    private static final Empty NOTHING =
            Empty.of("good", "No account makes a difference", "Both definitions come to the same for every account.");

    private final Metrics metrics;
    private final AccountNames names;
    private final RevenueFrame frame;
    private final DefinitionsForm form;

    DefinitionsTable(Metrics metrics, AccountNames names, RevenueFrame frame, DefinitionsForm form) {
        this.metrics = metrics;
        this.names = names;
        this.form = form;
        this.frame = frame;
    }

    DefinitionsPage refused(DefinitionsController.Asked asked, String why) {
        return new DefinitionsPage(form.usual(asked), form.fields(asked), List.of(), why, null, null);
    }

    DefinitionsPage page(DefinitionsController.Asked asked, SideBySide compared, Here here, Principal reader) {
        var words = new Words(metrics, frame.show());
        String left = asked.left().metric();
        Value difference = difference(compared);
        List<DefinitionsPage.Side> sides = List.of(
                form.side(asked.left(), words.figure(left, compared.left().value())),
                form.side(
                        asked.right(),
                        words.figure(asked.right().metric(), compared.right().value())),
                new DefinitionsPage.Side("Difference", "", words.change(left, difference)));
        return new DefinitionsPage(
                form.usual(asked),
                form.fields(asked),
                sides,
                null,
                ties(compared, difference, words, left),
                listing(asked, compared, here, reader));
    }

    private static Value difference(SideBySide compared) {
        BigDecimal left = compared.left().value().orNull();
        BigDecimal right = compared.right().value().orNull();
        if (left == null) {
            return compared.left().value();
        }
        return right == null ? compared.right().value() : Value.of(right.subtract(left));
    }

    private static String ties(SideBySide compared, Value difference, Words words, String metric) {
        return switch (difference) {
            case Value.None(String why) -> why;
            case Value.Known(BigDecimal number) -> {
                boolean rest = !compared.lines().isEmpty()
                        && compared.lines().getLast().account() == null;
                String shown = words.change(metric, Value.of(compared.sum())).shown();
                yield number.signum() == 0
                        ? "Both come to the same."
                        : rest
                                ? "The lines add up to %s; the last one cannot be told account by account."
                                        .formatted(shown)
                                : "%d %s up to the difference exactly: %s."
                                        .formatted(
                                                compared.lines().size(),
                                                compared.lines().size() == 1 ? "account adds" : "accounts add",
                                                shown);
            }
        };
    }

    private Listing listing(DefinitionsController.Asked asked, SideBySide compared, Here here, Principal reader) {
        var words = new Words(metrics, frame.show());
        Metric metric = metrics.get(asked.left().metric());
        boolean ratio = compared.left().over() != null || compared.right().over() != null;
        Arranged<Named> arranged = WAYS.of(named(compared, reader), here);
        List<Column> columns = new ArrayList<>();
        columns.add(Column.text("Account", "name"));
        columns.add(Column.number(ratio ? "First, numerator" : "First", "first"));
        if (ratio) {
            columns.add(Column.number("First, denominator", "first_over"));
        }
        columns.add(Column.number(ratio ? "Second, numerator" : "Second", "second"));
        if (ratio) {
            columns.add(Column.number("Second, denominator", "second_over"));
        }
        columns.add(Column.number("Makes", "makes"));
        List<Listing.Row> rows = new ArrayList<>();
        for (Named named : arranged.shown()) {
            SideBySide.Line line = named.line();
            AccountId account = line.account();
            List<Cell> cells = new ArrayList<>();
            cells.add(Cell.of(named.name()));
            part(cells, line.left(), ratio, account == null, metric);
            part(cells, line.right(), ratio, account == null, metric);
            cells.add(Cell.of(words.change(metric.name().value(), Value.of(line.change()))));
            String href = account == null
                    ? null
                    : "/metrics/%s/accounts/%s?period=%s"
                            .formatted(metric.name(), account, asked.period().code());
            rows.add(new Listing.Row(href, true, cells));
        }
        return new Listing(
                "difference",
                "What makes the difference",
                columns,
                rows,
                total(compared, columns.size(), words, metric),
                arranged.extras(here.at(DefinitionsController.PATH + ".csv")),
                arranged.empty(NOTHING));
    }

    /** A line with the name of its account. */
    private record Named(SideBySide.Line line, String name) {}

    private static final Arrangement<Named> WAYS = Arrangement.<Named>of("accounts", Named::name)
            .text("name", Named::name)
            .value("first", named -> named.line().left().of())
            .value("first_over", named -> named.line().left().over())
            .value("second", named -> named.line().right().of())
            .value("second_over", named -> named.line().right().over())
            .value("makes", named -> named.line().change())
            .direction("Makes it", named -> named.line().change());

    private List<Named> named(SideBySide compared, Principal reader) {
        Map<AccountId, String> called = names.of(
                reader,
                AsOf.now(),
                compared.lines().stream()
                        .map(SideBySide.Line::account)
                        .filter(Objects::nonNull)
                        .toList());
        return compared.lines().stream()
                .map(line -> {
                    AccountId account = line.account();
                    return new Named(
                            line, account == null ? "Not to be told by account" : called.getOrDefault(account, ""));
                })
                .toList();
    }

    private void part(List<Cell> cells, SideBySide.Part part, boolean ratio, boolean none, Metric metric) {
        cells.add(none ? Cell.of("") : Cell.of(amount(part.of(), metric)));
        if (ratio) {
            cells.add(none ? Cell.of("") : Cell.of(amount(part.over(), metric)));
        }
    }

    /** A ratio's parts are money unless they are whole numbers of something. */
    private Figure amount(BigDecimal number, Metric metric) {
        boolean money = metric.unit() == Unit.MONEY || metric.unit() == Unit.PERCENT && !counts(metric);
        Figure figure = money
                ? frame.show().money(number)
                : number.stripTrailingZeros().scale() <= 0
                        ? frame.show().count(number.longValue())
                        : frame.show().decimal(number, 2);
        return figure.full() == null ? figure : Figure.of(figure.full());
    }

    private boolean counts(Metric metric) {
        return metric.of().quantities().stream()
                .allMatch(quantity -> metrics.quantity(quantity).unit() == Unit.COUNT);
    }

    private static Listing.Row total(SideBySide compared, int columns, Words words, Metric metric) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.of("All"));
        while (cells.size() < columns - 1) {
            cells.add(Cell.of(""));
        }
        cells.add(Cell.of(words.change(metric.name().value(), Value.of(compared.sum()))));
        return new Listing.Row(null, false, cells);
    }

    static List<String> csvHeader() {
        return List.of(
                "account", "first_numerator", "first_denominator", "second_numerator", "second_denominator", "makes");
    }

    /** The lines that the address finds. */
    List<List<String>> csv(SideBySide compared, Here here, Principal reader) {
        return WAYS.of(named(compared, reader), here).found().stream()
                .map(named -> List.of(
                        named.line().account() == null ? "" : named.name(),
                        plain(named.line().left().of()),
                        plain(named.line().left().over()),
                        plain(named.line().right().of()),
                        plain(named.line().right().over()),
                        plain(named.line().change())))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
