package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.Metric;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes values of a metric apart into the rows of measures they are summed from. */
final class TraceReader {

    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 1, 1);

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Seen book;

    TraceReader(DuckDb duckDb, Definitions definitions, Seen book) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.book = book;
    }

    Trace trace(Metric metric, Question question, AccountId account) {
        Question one = question.by(new Cut.ByAccount())
                .where(new Filter(question.filter().attributes(), java.util.Set.of(account)));
        Point point = new MetricReader(duckDb, definitions, book)
                .answer(one, metric).points().stream().findFirst().orElseGet(() -> nothing(metric, question));
        List<Trace.Row> rows = new ArrayList<>();
        query(metric, question)
                .ifPresent(sql -> rows.addAll(duckDb.query(
                        "select * from (%s) where account = %s order by part, day, seq".formatted(sql, account),
                        TraceReader::rows)));
        remainder(Trace.Part.OF, point.of(), rows, account);
        remainder(Trace.Part.OVER, point.over(), rows, account);
        return new Trace(point, rows);
    }

    /** The rows behind a metric for all accounts; empty when it is no sum of rows. */
    Optional<String> query(Metric metric, Question question) {
        List<Summand> summands = new ArrayList<>();
        boolean whole = add(Trace.Part.OF, metric.of(), summands) && add(Trace.Part.OVER, metric.over(), summands);
        if (!whole || !summands.stream().allMatch(this::hasRows)) {
            return Optional.empty();
        }
        Calendar calendar = Calendar.of(book.terms().company());
        boolean future = metric.committed() || question.outlook() == Question.Outlook.COMMITTED;
        LocalDate until = future ? END_OF_TIME : calendar.day(book.knownAt());
        return Optional.of(
                new TraceSql(definitions, book, calendar, question.periods().getLast(), until).of(summands));
    }

    /** Whether a quantity is summed from rows that name their fact. */
    private boolean hasRows(Summand summand) {
        var name = definitions.quantity(summand.quantity()).measure();
        Measure measure = definitions.measure(name);
        return name.value().equals("trailing_year")
                || !measure.company() && measure.sql().contains("seq");
    }

    private boolean add(Trace.Part part, @Nullable Formula formula, List<Summand> summands) {
        if (formula == null) {
            return true;
        }
        Optional<List<Summand>> found = Summand.of(part, formula, book.terms().policy());
        found.ifPresent(summands::addAll);
        return found.isPresent();
    }

    private static Point nothing(Metric metric, Question question) {
        Value none = Value.none("The account has no part in it");
        return new Point(question.periods().getLast(), null, none, none, metric.over() == null ? null : none, false);
    }

    static List<Trace.Row> rows(ResultSet result) throws SQLException {
        List<Trace.Row> rows = new ArrayList<>();
        while (result.next()) {
            long number = result.getLong("seq");
            Long seq = result.wasNull() ? null : Long.valueOf(number);
            rows.add(new Trace.Row(
                    Trace.Part.valueOf(result.getString("part")),
                    AccountId.of(result.getLong("account")),
                    seq,
                    result.getObject("day", LocalDate.class),
                    Objects.requireNonNull(result.getString("what")),
                    result.getString("subject"),
                    result.getBigDecimal("amount")));
        }
        return rows;
    }

    /** What is not in the rows: a limit, a span over the whole period, or what came from a merged account. */
    private static void remainder(Trace.Part part, @Nullable Value value, List<Trace.Row> rows, AccountId account) {
        BigDecimal known = value == null ? null : value.orNull();
        if (known == null) {
            return;
        }
        BigDecimal sum = rows.stream()
                .filter(row -> row.part() == part)
                .map(Trace.Row::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal rest = known.subtract(sum);
        if (rest.abs().compareTo(new BigDecimal("0.000001")) > 0) {
            rows.add(new Trace.Row(part, account, null, null, "Taken together: limits, netting, merges", null, rest));
        }
    }
}
