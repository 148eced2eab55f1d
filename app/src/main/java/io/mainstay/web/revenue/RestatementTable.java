package io.mainstay.web.revenue;

import io.mainstay.accounts.AccountId;
import io.mainstay.closing.Restated;
import io.mainstay.closing.SignedMetrics;
import io.mainstay.facts.Facts;
import io.mainstay.metrics.AsOf;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Restatement;
import io.mainstay.metrics.Value;
import io.mainstay.semantics.PolicyOption;
import io.mainstay.web.AccountNames;
import io.mainstay.web.Here;
import io.mainstay.web.metrics.Learned;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lines between what was signed and what is today, with what each did to each figure. */
@Component
class RestatementTable {

    private static final Empty NOTHING = Empty.of(
            "good",
            "Nothing was restated",
            "Every figure of this group is today what it was when the month was signed.");

    private final Facts facts;
    private final Metrics metrics;
    private final AccountNames names;
    private final RevenueFrame frame;

    RestatementTable(Facts facts, Metrics metrics, AccountNames names, RevenueFrame frame) {
        this.facts = facts;
        this.metrics = metrics;
        this.names = names;
        this.frame = frame;
    }

    /** One line: its words and what it added to the figures shown. */
    private record Row(Learned.Words words, List<Value> changes) {

        boolean counts() {
            return changes.stream()
                    .anyMatch(change -> change.orNull() instanceof BigDecimal number && number.signum() != 0);
        }
    }

    /** @param csv where all lines and figures are had as a file */
    Listing listing(Restated restated, List<String> figures, String csv, Here here, Principal reader) {
        List<String> moved = moved(restated, figures);
        List<Row> rows =
                rows(restated, moved, reader).stream().filter(Row::counts).toList();
        var words = new Words(metrics, frame.show());
        Arranged<Row> arranged = ways(moved).of(rows, here);
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("What", "what"), Column.text("Record", "record"), Column.text("Learned", "learned")));
        moved.forEach(metric -> columns.add(Column.number(words.label(metric), metric)));
        return new Listing(
                "restatement",
                "What changed since it was signed",
                columns,
                arranged.shown().stream()
                        .map(row -> new Listing.Row(row.words().path(), true, cells(row, moved, words)))
                        .toList(),
                total(restated, moved, words),
                arranged.extras(csv),
                arranged.empty(NOTHING));
    }

    private static Arrangement<Row> ways(List<String> figures) {
        Arrangement<Row> ways = Arrangement.<Row>of(
                        "lines", row -> row.words().what() + " " + row.words().record())
                .text("what", row -> row.words().what())
                .text("record", row -> row.words().record())
                .value("learned", row -> row.words().recordedAt())
                .group("kind", "Kind", row -> row.words().kind());
        for (int at = 0; at < figures.size(); at++) {
            int figure = at;
            ways = ways.value(figures.get(at), row -> row.changes().get(figure).orNull());
        }
        return ways;
    }

    /** Every line that the address finds with every signed figure, for spreadsheets. */
    List<List<String>> csv(Restated restated, Here here, Principal reader) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                line(List.of("Signed", "", "", ""), SignedMetrics.all().stream().map(restated::signed)));
        List<Row> rows = rows(restated, SignedMetrics.all(), reader);
        for (Row row : ways(SignedMetrics.all()).of(rows, here).found()) {
            Learned.Words words = row.words();
            String seq =
                    words.first() == null ? "" : Long.toString(words.first().seq());
            lines.add(line(List.of(words.what(), words.record(), words.learned(), seq), row.changes().stream()));
        }
        lines.add(
                line(List.of("Today", "", "", ""), SignedMetrics.all().stream().map(restated::today)));
        return lines;
    }

    static List<String> csvHeader() {
        return Stream.concat(Stream.of("what", "record", "learned", "fact"), SignedMetrics.all().stream())
                .toList();
    }

    private static List<String> line(List<String> words, Stream<Value> values) {
        return Stream.concat(words.stream(), values.map(RestatementTable::plain))
                .toList();
    }

    private static String plain(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }

    /** The figures that any line moved. */
    static List<String> moved(Restated restated, List<String> figures) {
        return figures.stream()
                .filter(metric -> Stream.concat(
                                Stream.ofNullable(restated.definitions()).map(line -> restated.change(line, metric)),
                                restated.restatement().lines().stream().map(line -> restated.change(line, metric)))
                        .anyMatch(change -> change.orNull() instanceof BigDecimal number && number.signum() != 0))
                .toList();
    }

    private List<Row> rows(Restated restated, List<String> figures, Principal reader) {
        List<AccountId> accounts = restated.restatement().lines().stream()
                .map(Restatement.Line::account)
                .filter(Objects::nonNull)
                .toList();
        var learned = new Learned(facts, names.of(reader, AsOf.now(), accounts), frame.show(), reader);
        List<Row> rows = new ArrayList<>();
        Restated.Line definitions = restated.definitions();
        if (definitions != null) {
            rows.add(new Row(
                    learned.noFact("Definitions changed"),
                    figures.stream()
                            .map(metric -> restated.change(definitions, metric))
                            .toList()));
        }
        for (Restatement.Line line : restated.restatement().lines()) {
            rows.add(new Row(
                    words(line, learned),
                    figures.stream()
                            .map(metric -> restated.change(line, metric))
                            .toList()));
        }
        return rows;
    }

    private Learned.Words words(Restatement.Line line, Learned learned) {
        return switch (line.cause()) {
            case POLICY -> learned.noFact("Policy changed: " + label(line.option()));
            case SETTINGS -> learned.noFact("The company’s currency or time zone changed");
            case TIME -> learned.noFact("Time went by");
            case COMPANY -> learned.company(line.facts());
            case ACCOUNT -> learned.account(line.account(), line.facts());
        };
    }

    private String label(@Nullable String option) {
        return metrics.policy().options().stream()
                .filter(one -> one.name().equals(option))
                .map(PolicyOption::label)
                .findFirst()
                .orElse("");
    }

    private static List<Cell> cells(Row row, List<String> figures, Words words) {
        List<Cell> cells = new ArrayList<>(row.words().cells());
        for (int at = 0; at < figures.size(); at++) {
            cells.add(Cell.of(words.change(figures.get(at), row.changes().get(at))));
        }
        return cells;
    }

    private static Listing.Row total(Restated restated, List<String> figures, Words words) {
        List<Cell> cells = new ArrayList<>(List.of(Cell.of("All"), Cell.of(""), Cell.of("")));
        figures.forEach(metric -> cells.add(Cell.of(words.change(metric, Value.of(restated.sum(metric))))));
        return new Listing.Row(null, false, cells);
    }
}
