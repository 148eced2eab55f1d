package io.mainstay.metrics;

import io.mainstay.semantics.Metric;
import io.mainstay.semantics.MetricName;
import io.mainstay.workspace.Principal;
import java.util.List;

/** Figures worked out in a book of their own, which is dropped afterwards: from a given knowledge, or by another policy. */
public final class Trials {

    private final Metrics metrics;

    Trials(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Questions about the same metrics, all answered from the same knowledge under the rules in force. */
    public List<List<Answer>> askAll(
            Principal principal, List<MetricName> names, List<Question> questions, Knowledge known) {
        return answers(principal, names, questions, known, metrics.terms());
    }

    /** A question answered from all that is known now by another policy, without changing anything. */
    public Answer ask(Principal principal, Question question, Policy policy) {
        Terms terms = new Terms(metrics.terms().company(), policy);
        return answers(principal, List.of(question.metric()), List.of(question), metrics.known(), terms)
                .getFirst()
                .getFirst();
    }

    private List<List<Answer>> answers(
            Principal principal, List<MetricName> names, List<Question> questions, Knowledge known, Terms terms) {
        List<Metric> asked =
                names.stream().map(name -> metrics.get(name.value())).toList();
        Book book = metrics.books().apart(terms, new FactView.AsKnown(known.seq()), known.at());
        try {
            return questions.stream()
                    .map(question ->
                            metrics.reader(new Seen(book, principal.reach())).answers(question, asked))
                    .toList();
        } finally {
            book.drop();
        }
    }
}
