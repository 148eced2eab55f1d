package io.mainstay.metrics;

import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers questions from one book. */
final class MetricReader {

    private static final LocalDate END_OF_TIME = LocalDate.of(9999, 1, 1);

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Seen book;

    MetricReader(DuckDb duckDb, Definitions definitions, Seen book) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.book = book;
    }

    Answer answer(Question question, Metric metric) {
        return answers(question, List.of(metric)).getFirst();
    }

    /** The same question about several metrics, in their order, with every measure read once. */
    List<Answer> answers(Question question, List<Metric> metrics) {
        List<Metric> committed =
                metrics.stream().filter(metric -> looksAhead(question, metric)).toList();
        List<Metric> others =
                metrics.stream().filter(metric -> !committed.contains(metric)).toList();
        Map<Metric, Answer> answers = new HashMap<>();
        if (!committed.isEmpty()) {
            answers.putAll(read(question, committed, true));
        }
        if (!others.isEmpty()) {
            answers.putAll(read(question, others, false));
        }
        return metrics.stream().map(answers::get).map(Objects::requireNonNull).toList();
    }

    /** The last day whose rows count for a metric. */
    static LocalDate until(Question question, Metric metric, Book book) {
        return looksAhead(question, metric)
                ? END_OF_TIME
                : Calendar.of(book.terms().company()).day(book.knownAt());
    }

    static boolean looksAhead(Question question, Metric metric) {
        return metric.committed() || question.outlook() == Question.Outlook.COMMITTED;
    }

    private Map<Metric, Answer> read(Question question, List<Metric> metrics, boolean future) {
        Calendar calendar = Calendar.of(book.terms().company());
        LocalDate known = calendar.day(book.knownAt());
        var reader = new QuantityReader(
                duckDb, definitions, book, question.cut(), question.filter(), future ? END_OF_TIME : known);
        Set<Formula> formulas = new LinkedHashSet<>();
        metrics.forEach(metric -> formulas.addAll(Cells.formulas(metric)));
        var evaluation = new Evaluation(reader, calendar, book.terms().policy(), question.periods(), formulas);
        Map<Metric, Answer> answers = new HashMap<>();
        for (Metric metric : metrics) {
            List<Point> points = new ArrayList<>();
            for (Period period : question.periods()) {
                boolean begun = future || !period.from().isAfter(known);
                boolean unfinished = calendar.isRunning(period, book.knownAt());
                for (String group : groups(question, evaluation)) {
                    points.add(point(metric, evaluation, period, Sums.group(group), begun, unfinished));
                }
            }
            answers.put(metric, Answer.of(metric, points, book.knownAt()));
        }
        return answers;
    }

    private static Set<String> groups(Question question, Evaluation evaluation) {
        Set<String> groups = evaluation.groups();
        return groups.isEmpty() && question.cut() instanceof Cut.None ? Set.of("\u0000") : groups;
    }

    static Point point(
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
        Range range = metric.observed() == null
                ? null
                : Range.of(of, over, evaluation.value(metric.observed(), period, group));
        Value value = Evaluation.arithmetic(Formula.Operator.OVER, of, over);
        return new Point(period, group, value, of, over, range, unfinished);
    }
}
