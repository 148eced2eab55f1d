package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Fact;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.Comparison;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Value;
import io.mainstay.web.Figure;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.web.parts.Pager;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words what made a number another one: a line for each thing that was learned, adding up to the difference. */
@Component
class CompareTable {

    private static final int PAGE = 50;
    private static final BigDecimal ROUNDING = new BigDecimal("0.000000001");
    private static final Empty NOTHING = Empty.of(
            "clock",
            "Nothing made a difference",
            "Between the two dates nothing was learned that concerns this number.");

    private final Facts facts;
    private final Metrics metrics;

    CompareTable(Facts facts, Metrics metrics) {
        this.facts = facts;
        this.metrics = metrics;
    }

    ComparePage page(
            Comparison comparison, Wording wording, View view, ComparePage.Dates dates, Here here, Principal reader) {
        Show show = wording.show();
        Figure difference = signed(comparison.difference(), wording);
        return new ComparePage(
                ComparePage.crumbs(wording, view),
                dates,
                List.of(
                        new ComparePage.Side(
                                "As known on " + show.date(dates.known()),
                                wording.figure(comparison.before().value())),
                        new ComparePage.Side(
                                "As known on " + show.date(dates.against()),
                                wording.figure(comparison.after().value())),
                        new ComparePage.Side("Difference", difference)),
                null,
                ties(comparison, difference),
                listing(comparison, wording, view, here, reader));
    }

    private static String ties(Comparison comparison, Figure difference) {
        int lines = comparison.lines().size();
        if (lines == 0) {
            return "Nothing that was learned in between changes it.";
        }
        return switch (comparison.difference()) {
            case Value.None(String why) -> why;
            case Value.Known(BigDecimal known) ->
                sum(comparison).subtract(known).abs().compareTo(ROUNDING) < 0
                        ? "%d %s up to the difference exactly: %s."
                                .formatted(
                                        lines,
                                        lines == 1 ? "line adds" : "lines add",
                                        AccountsOfMetric.exact(difference))
                        : "The lines explain %s of it."
                                .formatted(sum(comparison).toPlainString());
        };
    }

    private static BigDecimal sum(Comparison comparison) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Comparison.Line line : comparison.lines()) {
            BigDecimal change = line.change().orNull();
            sum = change == null ? sum : sum.add(change);
        }
        return sum;
    }

    private Listing listing(Comparison comparison, Wording wording, View view, Here here, Principal reader) {
        Map<AccountId, String> names = metrics.accountNames(reader, view.asOf());
        List<Comparison.Line> lines = comparison.lines();
        int page = Math.clamp(here.number("page", 1), 1, Math.max(1, (lines.size() + PAGE - 1) / PAGE));
        int last = Math.min(lines.size(), page * PAGE);
        List<Listing.Row> rows = new ArrayList<>();
        for (Comparison.Line line : lines.subList((page - 1) * PAGE, last)) {
            rows.add(row(line, wording, names, view, reader));
        }
        Cell empty = Cell.of("");
        return new Listing(
                "learned",
                "What was learned in between",
                List.of(
                        Column.text("What", null),
                        Column.text("Record", null),
                        Column.text("Learned", null),
                        Column.number("Change", null)),
                rows,
                new Listing.Row(
                        null,
                        false,
                        List.of(
                                Cell.of("Difference"),
                                empty,
                                empty,
                                Cell.of(signed(comparison.difference(), wording)))),
                new Listing.Extras(null, null, null, pager(here, page, lines.size())),
                NOTHING);
    }

    private static @Nullable Pager pager(Here here, int page, int size) {
        if (size <= PAGE) {
            return null;
        }
        int last = Math.min(size, page * PAGE);
        return new Pager(
                "%d to %d of %d lines".formatted((page - 1) * PAGE + 1, last, size),
                page == 1 ? null : here.with("page", Integer.toString(page - 1)),
                last == size ? null : here.with("page", Integer.toString(page + 1)));
    }

    private Listing.Row row(
            Comparison.Line line, Wording wording, Map<AccountId, String> names, View view, Principal reader) {
        Optional<Fact> first = line.facts().isEmpty()
                ? Optional.empty()
                : facts.find(reader, line.facts().getFirst());
        List<Cell> cells = List.of(
                Cell.of(what(line, first, names)),
                Cell.of(record(line, first)),
                Cell.of(first.map(fact -> wording.show().moment(fact.recordedAt()))
                        .orElse("")),
                Cell.of(signed(line.change(), wording)));
        String href = first.map(fact -> view.lens().on("/facts/" + fact.seq())).orElse(null);
        return new Listing.Row(href, true, cells);
    }

    private static String what(Comparison.Line line, Optional<Fact> first, Map<AccountId, String> names) {
        return switch (line.cause()) {
            case TIME -> "Time went by";
            case COMPANY -> "Facts about the company";
            case ACCOUNT -> {
                AccountId account = line.account();
                String name = account == null ? "An account" : names.getOrDefault(account, "Account " + account);
                yield first.map(fact -> name + ": " + fact.kind().value().replace('_', ' '))
                        .orElse(name);
            }
        };
    }

    private static String record(Comparison.Line line, Optional<Fact> first) {
        int more = line.facts().size() - 1;
        return first.map(fact -> "%s %s%s%s"
                        .formatted(
                                fact.source(),
                                fact.key(),
                                fact.retracted()
                                        ? ", retracted"
                                        : fact.revision() > 1 ? ", revision " + fact.revision() : "",
                                more > 0 ? " and %d more".formatted(more) : ""))
                .orElse("");
    }

    private static Figure signed(Value value, Wording wording) {
        return switch (value) {
            case Value.None(String why) -> Figure.none(why);
            case Value.Known(BigDecimal number) -> wording.signed(number);
        };
    }
}
