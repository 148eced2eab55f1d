package io.mainstay.metrics;

import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Measure;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.MeasureSql;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.MetricName;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Figures worked out from a given knowledge, or by another policy, without changing anything. */
public final class Trials {

    private final Metrics metrics;

    Trials(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Questions about the same metrics, all answered from the same knowledge under the rules in force. */
    public List<List<Answer>> askAll(
            Principal principal, List<MetricName> names, List<Question> questions, Knowledge known) {
        List<Metric> asked =
                names.stream().map(name -> metrics.get(name.value())).toList();
        return metrics.books()
                .reading(
                        metrics.terms(),
                        known,
                        book -> questions.stream()
                                .map(question -> answers(book, principal, question, asked))
                                .toList());
    }

    /** A question answered from the same knowledge under the rules in force. */
    public Answer ask(Principal principal, Question question, Knowledge known) {
        return askAll(principal, List.of(question.metric()), List.of(question), known)
                .getFirst()
                .getFirst();
    }

    /** A question answered from the same knowledge by another policy, without changing anything. */
    public Answer ask(Principal principal, Question question, Policy policy, Knowledge known) {
        Terms terms = new Terms(metrics.terms().company(), policy);
        Book book = metrics.books().apart(terms, new FactView.AsKnown(known.seq()), known.at());
        try {
            return answers(
                            book,
                            principal,
                            question,
                            List.of(metrics.get(question.metric().value())))
                    .getFirst();
        } finally {
            book.drop();
        }
    }

    private List<Answer> answers(Book book, Principal principal, Question question, List<Metric> asked) {
        return metrics.reader(new Seen(book, principal.reach())).answers(question, asked);
    }

    /**
     * Whether another policy could make a metric another: when it changes a query the metric rests on, or no query at all,
     * so that only formulas can know of it.
     */
    public boolean matters(MetricName name, Policy policy) {
        Terms now = metrics.terms();
        Terms other = new Terms(now.company(), policy);
        Set<MeasureName> own = new TreeSet<>(Comparator.comparing(MeasureName::value));
        for (Formula formula : Cells.formulas(metrics.get(name.value()))) {
            formula.quantities()
                    .forEach(quantity -> collect(metrics.quantity(quantity).measure(), own));
        }
        List<Measure> changed = metrics.definitions().measures().stream()
                .filter(measure -> !sql(measure, now).equals(sql(measure, other)))
                .toList();
        return changed.isEmpty() || changed.stream().anyMatch(measure -> own.contains(measure.name()));
    }

    private void collect(MeasureName name, Set<MeasureName> into) {
        if (into.add(name)) {
            metrics.definitions().measure(name).reads().stream()
                    .filter(read -> metrics.definitions().kinds().find(read).isEmpty())
                    .forEach(read -> collect(MeasureName.of(read), into));
        }
    }

    private static String sql(Measure measure, Terms terms) {
        return MeasureSql.of(measure, terms.policy().answers(), terms.literals(Instant.EPOCH), read -> read);
    }
}
