package io.mainstay.web.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Comparison;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.web.AccountNames;
import io.mainstay.web.Figure;
import io.mainstay.web.Frame;
import io.mainstay.web.Here;
import io.mainstay.web.Show;
import io.mainstay.web.parts.Arranged;
import io.mainstay.web.parts.Arrangement;
import io.mainstay.web.parts.Empty;
import io.mainstay.web.parts.Listing;
import io.mainstay.web.parts.Listing.Cell;
import io.mainstay.web.parts.Listing.Column;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Words what made a number another one: a line for each thing that was learned, adding up to the difference. */
@Component
class CompareTable {

    private static final BigDecimal ROUNDING = new BigDecimal("0.000000001");
    private static final Empty NOTHING = Empty.of(
            "clock",
            "Nothing made a difference",
            "Between the two dates nothing was learned that concerns this number.");

    private final Facts facts;
    private final Metrics metrics;
    private final AccountNames names;
    private final Frame frame;

    CompareTable(Facts facts, Metrics metrics, AccountNames names, Frame frame) {
        this.frame = frame;
        this.facts = facts;
        this.metrics = metrics;
        this.names = names;
    }

    ComparePage page(
            Comparison comparison, Wording wording, View view, ComparePage.Dates dates, Here here, Principal reader) {
        Show show = wording.show();
        Figure difference = signed(comparison.difference(), wording);
        Value before = before(comparison, wording, view, dates, reader);
        return new ComparePage(
                ComparePage.crumbs(wording, view),
                dates,
                List.of(
                        new ComparePage.Side("As known on " + show.date(dates.known()), wording.figure(before)),
                        new ComparePage.Side(
                                "As known on " + show.date(dates.against()),
                                wording.figure(comparison.after().value())),
                        new ComparePage.Side("Difference", difference)),
                null,
                ties(comparison, before, difference),
                listing(comparison, wording, view, here, reader));
    }

    /** A comparison begins with nothing where nothing was known; the number itself was not zero then, but not known. */
    private Value before(Comparison comparison, Wording wording, View view, ComparePage.Dates dates, Principal reader) {
        Value counted = comparison.before().value();
        if (!(counted instanceof Value.Known(BigDecimal number)) || number.signum() != 0) {
            return counted;
        }
        Question then = view.question(wording.metric().name().value()).asKnown(new AsOf.EndOf(dates.known()));
        return metrics.ask(reader, then).single().value();
    }

    private static String ties(Comparison comparison, Value before, Figure difference) {
        String ties = ties(comparison, difference);
        return before instanceof Value.None(String why) && comparison.before().value() instanceof Value.Known
                ? "By the first date: %s. The difference is counted from nothing. %s".formatted(why, ties)
                : ties;
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
        var learned = learned(comparison, view, reader);
        Arranged<Said> arranged = WAYS.of(said(comparison, learned), here);
        List<Listing.Row> rows =
                arranged.shown().stream().map(line -> row(line, wording, view)).toList();
        Cell empty = Cell.of("");
        return new Listing(
                "learned",
                "What was learned in between",
                List.of(
                        Column.text("What", "what"),
                        Column.text("Record", "record"),
                        Column.text("Learned", "learned"),
                        Column.number("Change", "change")),
                rows,
                new Listing.Row(
                        null,
                        false,
                        List.of(
                                Cell.of("Difference"),
                                empty,
                                empty,
                                Cell.of(signed(comparison.difference(), wording)))),
                arranged.extras(here.at(here.path() + ".csv")),
                arranged.empty(NOTHING));
    }

    private Learned learned(Comparison comparison, View view, Principal reader) {
        List<AccountId> accounts = comparison.lines().stream()
                .map(Comparison.Line::account)
                .filter(Objects::nonNull)
                .toList();
        return new Learned(facts, names.of(reader, view.asOf(), accounts), frame.show(), reader);
    }

    private static final Arrangement<Said> WAYS = Arrangement.<Said>of(
                    "lines", line -> line.words().what() + " " + line.words().record())
            .text("what", line -> line.words().what())
            .text("record", line -> line.words().record())
            .value("learned", line -> line.words().recordedAt())
            .value("change", line -> line.line().change().orNull())
            .direction("Change", line -> line.line().change().orNull());

    /** One line; its words are looked up when they are asked for. */
    private record Said(Comparison.Line line, Learned learned, Map<Comparison.Line, Learned.Words> known) {

        Learned.Words words() {
            return known.computeIfAbsent(line, one -> switch (one.cause()) {
                case TIME -> learned.noFact("Time went by");
                case COMPANY -> learned.company(one.facts());
                case ACCOUNT -> learned.account(one.account(), one.facts());
            });
        }
    }

    private static List<Said> said(Comparison comparison, Learned learned) {
        Map<Comparison.Line, Learned.Words> known = new IdentityHashMap<>();
        return comparison.lines().stream()
                .map(line -> new Said(line, learned, known))
                .toList();
    }

    static List<String> csvHeader() {
        return List.of("what", "record", "learned", "fact", "change");
    }

    /** Every line that the address finds, for a file. */
    List<List<String>> csv(Comparison comparison, View view, Here here, Principal reader) {
        var learned = learned(comparison, view, reader);
        return WAYS.of(said(comparison, learned), here).found().stream()
                .map(line -> {
                    Learned.Words words = line.words();
                    BigDecimal change = line.line().change().orNull();
                    return List.of(
                            words.what(),
                            words.record(),
                            words.learned(),
                            words.first() == null
                                    ? ""
                                    : Long.toString(words.first().seq()),
                            change == null ? "" : change.stripTrailingZeros().toPlainString());
                })
                .toList();
    }

    private static Listing.Row row(Said line, Wording wording, View view) {
        Learned.Words words = line.words();
        List<Cell> cells = new ArrayList<>(words.cells());
        cells.add(Cell.of(signed(line.line().change(), wording)));
        String path = words.path();
        return new Listing.Row(path == null ? null : view.lens().on(path), true, cells);
    }

    private static Figure signed(Value value, Wording wording) {
        return Figure.of(value, wording::signed);
    }
}
