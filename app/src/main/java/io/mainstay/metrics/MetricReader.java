package io.mainstay.metrics;

import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers questions from one book. */
final class MetricReader {

    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 1, 1);

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Book book;

    MetricReader(DuckDb duckDb, Definitions definitions, Book book) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.book = book;
    }

    Answer answer(Question question, Metric metric) {
        Calendar calendar = Calendar.of(book.terms().company());
        LocalDate known = calendar.day(book.knownAt());
        boolean future = metric.committed() || question.outlook() == Question.Outlook.COMMITTED;
        var reader = new QuantityReader(
                duckDb, definitions, book, question.cut(), question.filter(), future ? END_OF_TIME : known);
        Set<Formula> formulas = new LinkedHashSet<>();
        formulas.add(metric.of());
        if (metric.over() != null) {
            formulas.add(metric.over());
        }
        var evaluation = new Evaluation(reader, calendar, book.terms().policy(), question.periods(), formulas);
        List<Point> points = new ArrayList<>();
        for (Period period : question.periods()) {
            boolean begun = future || !period.from().isAfter(known);
            for (String group : groups(question, evaluation)) {
                points.add(point(
                        metric,
                        evaluation,
                        period,
                        Sums.group(group),
                        begun,
                        !period.to().minusDays(1).isBefore(known)));
            }
        }
        return new Answer(metric, points, book.knownAt(), Optional.empty());
    }

    private static Set<String> groups(Question question, Evaluation evaluation) {
        Set<String> groups = evaluation.groups();
        return groups.isEmpty() && question.cut() instanceof Cut.None ? Set.of("\u0000") : groups;
    }

    private static Point point(
            Metric metric,
            Evaluation evaluation,
            Period period,
            @Nullable String group,
            boolean begun,
            boolean unfinished) {
        if (!begun) {
            Value none = Value.none("The period has not begun");
            return new Point(period, group, none, none, metric.over() == null ? null : none, true);
        }
        Value of = evaluation.value(metric.of(), period, group);
        if (metric.over() == null) {
            return new Point(period, group, of, of, null, unfinished);
        }
        Value over = evaluation.value(metric.over(), period, group);
        return new Point(period, group, Evaluation.arithmetic(Formula.Operator.OVER, of, over), of, over, unfinished);
    }
}
