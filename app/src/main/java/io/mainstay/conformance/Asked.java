package io.mainstay.conformance;

import io.mainstay.facts.RawFact;
import io.mainstay.metrics.Cut;
import io.mainstay.metrics.Filter;
import io.mainstay.metrics.Metrics;
import io.mainstay.metrics.Period;
import io.mainstay.metrics.Point;
import io.mainstay.metrics.Question;
import io.mainstay.metrics.Value;
import io.mainstay.workspace.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Metrics over one made-up book, asked by name and period. */
record Asked(Metrics metrics, Laboratory laboratory) implements AutoCloseable {

    private static final Instant LEARNED = Instant.parse("1990-01-01T00:00:00Z");
    private static final int AT_ONCE = 1_000;

    /** A book of these facts alone, all learned at once, in dollars and in UTC. */
    static Asked of(Laboratory laboratory, Book book, Map<String, String> answers) {
        laboratory.begin(Laboratory.UTC);
        List<RawFact> facts = book.facts();
        for (int from = 0; from < facts.size(); from += AT_ONCE) {
            laboratory.record(facts.subList(from, Math.min(from + AT_ONCE, facts.size())), LEARNED);
        }
        return new Asked(laboratory.metrics(Laboratory.UTC, "USD", answers), laboratory);
    }

    Value value(String metric, String period) {
        return metrics.ask(Principal.program(), Question.of(metric, List.of(period(period))))
                .single()
                .value();
    }

    /** Of these accounts alone. */
    Value value(String metric, String period, Set<String> accounts) {
        var only = new Filter(
                Map.of(), accounts.stream().map(laboratory.accounts()::resolve).collect(Collectors.toSet()));
        Question question = Question.of(metric, List.of(period(period))).where(only);
        return metrics.ask(Principal.program(), question).single().value();
    }

    Value value(String metric, String period, String account) {
        Question question = Question.of(metric, List.of(period(period)))
                .by(new Cut.ByAccount())
                .where(Filter.of(laboratory.accounts().resolve(account)));
        return metrics.ask(Principal.program(), question).points().stream()
                .findFirst()
                .map(Point::value)
                .orElse(Value.none("The account has no rows"));
    }

    Period period(String code) {
        return metrics.calendar().parse(code).orElseThrow(() -> new IllegalArgumentException(code + " is no period"));
    }

    @Override
    public void close() {
        metrics.close();
    }
}
