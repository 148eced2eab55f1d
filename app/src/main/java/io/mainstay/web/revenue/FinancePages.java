package io.mainstay.web.revenue;

import io.mainstay.accounts.AccountId;
import io.mainstay.closing.FinanceFigure;
import io.mainstay.closing.FinanceGap;
import io.mainstay.closing.PolicyWays;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.Periods;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Field;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.policy.OptionRow;
import io.mainstay.workspace.Permission;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words finance's figures and the gaps to ours. */
@Component
class FinancePages {

    private static final Empty NO_WAYS = Empty.of(
            "policy",
            "No answer of the policy brings ours nearer",
            "Each answer was tried alone for this month, and none comes closer to finance’s figure.");
    private static final Empty ALL_SAME =
            Empty.of("good", "No account differs", "Finance’s amounts are ours, account by account.");

    private final Metrics metrics;
    private final RevenueFrame frame;

    FinancePages(Metrics metrics, RevenueFrame frame) {
        this.metrics = metrics;
        this.frame = frame;
    }

    private Words words() {
        return new Words(metrics, frame.show());
    }

    FinancePage list(
            Arranged<FinanceTable.Line> figures,
            FinanceController.Typed typed,
            @Nullable String problem,
            Principal reader) {
        return new FinancePage(
                FinanceTable.listing(figures, words()),
                reader.may(Permission.CLOSE_PERIODS) ? fields(typed) : List.of(),
                problem);
    }

    private List<Field> fields(FinanceController.Typed typed) {
        List<Field.Option> all = metrics.list().stream()
                .map(metric -> new Field.Option(metric.name().value(), metric.label()))
                .toList();
        return List.of(
                Field.text("month", "Month", typed.month()).help("Such as 2026-10"),
                Field.choice("metric", "Figure", typed.metric(), all),
                Field.text("value", "Finance’s figure", typed.value()).help("Such as 1234.56 or 104.2%"),
                Field.text("note", "Note", typed.note()).help("Where it comes from; optional"));
    }

    GapPage gap(FinanceGap gap, @Nullable String problem, Here here, Principal reader) {
        FinanceFigure theirs = gap.theirs();
        Words words = words();
        String path = FinanceTable.path(theirs);
        return new GapPage(
                new GapPage.Head(
                        path,
                        Periods.label(theirs.month().code()),
                        words.label(theirs.metric()),
                        theirs.note(),
                        "%s, %s".formatted(theirs.name(), frame.show().moment(theirs.at())),
                        PeriodsController.PATH + "/" + theirs.month().code(),
                        reader.may(Permission.CLOSE_PERIODS)),
                lines(gap, words),
                plain(gap, words),
                gap.accounts().map(by -> accounts(gap, by, here, reader)).orElse(null),
                path + "/ways",
                metrics.get(theirs.metric()).over() == null,
                problem);
    }

    /** From ours to theirs, line by line. */
    private Listing lines(FinanceGap gap, Words words) {
        String metric = gap.theirs().metric();
        List<Listing.Row> rows = new ArrayList<>();
        rows.add(row("Ours today", words.figure(metric, gap.ours())));
        FinanceGap.ByAccount by = gap.accounts().orElse(null);
        Value restated = gap.restated();
        if (by != null) {
            rows.add(row("Accounts that differ", words.change(metric, Value.of(by.explained()))));
            rows.add(
                    row("In finance’s figure, but in none of its accounts", words.change(metric, Value.of(by.rest()))));
        } else {
            if (restated != null) {
                rows.add(row("Without what was restated since it was signed", words.change(metric, restated)));
            }
            rows.add(row("Not explained", words.change(metric, gap.unexplained())));
        }
        return new Listing(
                "gap",
                "From our figure to finance’s",
                List.of(Column.text("What", null), Column.number(words.label(metric), null)),
                rows,
                row("Finance", words.figure(metric, Value.of(gap.theirs().value()))),
                Listing.Extras.NONE,
                Empty.of("revenue", "No figures", ""));
    }

    private static Listing.Row row(String what, Figure figure) {
        return Listing.Row.of(Cell.of(what), Cell.of(figure));
    }

    private static String plain(FinanceGap gap, Words words) {
        String metric = gap.theirs().metric();
        return switch (gap.unexplained()) {
            case Value.None(String why) -> "We have no figure to compare with: " + why;
            case Value.Known(BigDecimal left) -> {
                BigDecimal whole = gap.gap().orNull();
                if (whole != null && words.isNothing(metric, whole)) {
                    yield "Finance’s figure is ours.";
                }
                yield words.isNothing(metric, left)
                        ? gap.accounts().isPresent()
                                ? "The accounts below explain all of it."
                                : "What was restated since the month was signed explains all of it."
                        : "%s is explained by nothing that is known here.%s"
                                .formatted(
                                        words.change(metric, gap.unexplained()).shown(),
                                        gap.accounts().isPresent()
                                                ? ""
                                                : " Send finance’s amounts by account to tell where it lies, and see below whether another policy would.");
            }
        };
    }

    private static Arrangement<FinanceGap.Difference> ways(Map<AccountId, String> names) {
        return Arrangement.<FinanceGap.Difference>of("accounts", line -> name(line, names) + " " + line.key())
                .text("name", line -> name(line, names))
                .text("known", FinancePages::state)
                .value("finance", FinanceGap.Difference::theirs)
                .value("ours", FinanceGap.Difference::ours)
                .value("makes", FinanceGap.Difference::change)
                .group("known", "Known", FinancePages::state);
    }

    private static String name(FinanceGap.Difference line, Map<AccountId, String> names) {
        AccountId account = line.account();
        return account == null ? line.key() : names.getOrDefault(account, line.key());
    }

    private Listing accounts(FinanceGap gap, FinanceGap.ByAccount by, Here here, Principal reader) {
        Words words = words();
        String metric = gap.theirs().metric();
        Map<AccountId, String> names = metrics.accountNames(reader, AsOf.now());
        Arranged<FinanceGap.Difference> arranged = ways(names).of(by.lines(), here);
        List<Listing.Row> rows = arranged.shown().stream()
                .map(line -> {
                    AccountId account = line.account();
                    String href = account == null
                            ? null
                            : "/metrics/%s/accounts/%s?period=%s"
                                    .formatted(
                                            metric,
                                            account,
                                            gap.theirs().month().code());
                    return new Listing.Row(
                            href,
                            true,
                            List.of(
                                    Cell.of(name(line, names)),
                                    Cell.of(state(line)),
                                    Cell.of(words.figure(metric, Value.of(line.theirs()))),
                                    Cell.of(words.figure(metric, Value.of(line.ours()))),
                                    Cell.of(words.change(metric, Value.of(line.change())))));
                })
                .toList();
        return new Listing(
                "accounts",
                "Accounts that differ, of %,d that finance gave".formatted(by.listed()),
                List.of(
                        Column.text("Account", "name"),
                        Column.text("Known", "known"),
                        Column.number("Finance", "finance"),
                        Column.number("Ours", "ours"),
                        Column.number("Makes", "makes")),
                rows,
                Listing.Row.of(
                        Cell.of("All"),
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(""),
                        Cell.of(words.change(metric, Value.of(by.explained())))),
                arranged.extras(here.at(FinanceTable.path(gap.theirs()) + "/accounts.csv")),
                arranged.empty(ALL_SAME));
    }

    private static String state(FinanceGap.Difference line) {
        if (line.account() == null) {
            return "Not known here";
        }
        return line.theirs().signum() == 0 ? "Not in finance’s list" : "In both";
    }

    static List<String> csvHeader() {
        return List.of("account", "known", "finance", "ours", "makes");
    }

    List<List<String>> csv(FinanceGap gap, Here here, Principal reader) {
        var lines = gap.accounts().map(FinanceGap.ByAccount::lines).orElse(List.of());
        return ways(metrics.accountNames(reader, AsOf.now())).of(lines, here).found().stream()
                .map(line -> List.of(
                        line.key(),
                        state(line),
                        line.theirs().toPlainString(),
                        line.ours().toPlainString(),
                        line.change().toPlainString()))
                .toList();
    }

    Listing ways(String metric, List<PolicyWays.Way> ways) {
        Words words = words();
        List<Listing.Row> rows = ways.stream()
                .map(way -> Listing.Row.page(
                        "/settings/policy/" + way.option().name(),
                        Cell.of(way.option().label() + ": " + OptionRow.words(way.option(), way.answer())),
                        Cell.of(words.figure(metric, Value.of(way.value()))),
                        Cell.of(words.change(metric, Value.of(way.left())))))
                .toList();
        return new Listing(
                "ways",
                "Answers of the revenue policy that bring ours nearer, each alone",
                List.of(
                        Column.text("Answer", null),
                        Column.number("Ours would be", null),
                        Column.number("Still between", null)),
                rows,
                null,
                Listing.Extras.NONE,
                NO_WAYS);
    }
}
