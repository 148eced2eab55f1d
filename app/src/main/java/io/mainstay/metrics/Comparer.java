package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Explains why a number differs between two moments of knowledge. First time goes by, then the company's facts become
 * known, then each account's facts one after the other; the number is worked out again after each step, so the steps add up.
 */
final class Comparer {

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Books books;
    private final Terms terms;
    private final Question question;
    private final Metric metric;
    private final Set<Formula> formulas;
    private final Calendar calendar;

    Comparer(DuckDb duckDb, Definitions definitions, Books books, Terms terms, Question question, Metric metric) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.books = books;
        this.terms = terms;
        this.question = question.by(Cut.none());
        this.metric = metric;
        this.formulas = Cells.formulas(metric);
        this.calendar = Calendar.of(terms.company());
    }

    /** @param earlier a moment before `later` */
    Comparison compare(Instant earlier, Instant later) {
        long from = books.seqAt(earlier);
        long to = books.seqAt(later);
        Book before = books.apart(terms, new FactView.AsKnown(from), earlier);
        Book timePassed = books.apart(terms, new FactView.AsKnown(from), later);
        Book companyKnown = books.apart(terms, new FactView.Apart(from, to), later);
        Book after = books.apart(terms, new FactView.AsKnown(to), later);
        List<Book> opened = new ArrayList<>(List.of(before, timePassed, companyKnown, after));
        try {
            List<Comparison.Line> lines = new ArrayList<>();
            Point start = point(whole(before), earlier);
            Point afterTime = point(whole(timePassed), later);
            add(lines, Comparison.Cause.TIME, List.of(), start, afterTime);
            Cells company = whole(companyKnown);
            Point afterCompany = point(company, later);
            FactSteps steps = new FactSteps(duckDb, definitions, metric, from, to);
            add(lines, Comparison.Cause.COMPANY, steps.companyFacts(), afterTime, afterCompany);
            lines.addAll(accounts(steps, company, companyKnown, after, later, opened));
            return new Comparison(start, point(whole(after), later), lines);
        } finally {
            opened.forEach(Book::drop);
        }
    }

    private List<Comparison.Line> accounts(
            FactSteps steps, Cells company, Book companyKnown, Book after, Instant later, List<Book> opened) {
        Cells first = byAccount(companyKnown, Filter.all());
        Cells last = byAccount(after, Filter.all());
        Set<Long> changed = first.changed(last);
        List<FactSteps.Family> families = steps.families(changed);
        List<Cells> known = new ArrayList<>(List.of(first));
        int most = families.stream().mapToInt(f -> f.steps().size()).max().orElse(0);
        Filter involved = new Filter(
                java.util.Map.of(),
                families.stream()
                        .flatMap(f -> f.accounts().stream())
                        .map(AccountId::of)
                        .collect(Collectors.toSet()));
        for (int step = 0; step < most - 1; step++) {
            Book book = steps.book(books, terms, families, step, later);
            opened.add(book);
            known.add(byAccount(book, involved));
        }
        known.add(last);
        return lines(families, known, company, later);
    }

    private record Turn(FactSteps.Family family, int step) {
        long seq() {
            return family.steps().get(step).getLast();
        }
    }

    /** Lets each family take its steps, all families' steps in the order in which they became known. */
    private List<Comparison.Line> lines(
            List<FactSteps.Family> families, List<Cells> known, Cells company, Instant later) {
        List<Turn> turns = new ArrayList<>();
        families.forEach(family -> {
            for (int step = 0; step < family.steps().size(); step++) {
                turns.add(new Turn(family, step));
            }
        });
        turns.sort(Comparator.comparingLong(Turn::seq));
        List<Comparison.Line> lines = new ArrayList<>();
        Cells running = company;
        Point at = point(running, later);
        for (Turn turn : turns) {
            boolean finalStep = turn.step() == turn.family().steps().size() - 1;
            Cells old = known.get(turn.step());
            Cells fresh = finalStep ? known.getLast() : known.get(turn.step() + 1);
            List<String> groups =
                    turn.family().accounts().stream().map(String::valueOf).toList();
            running = running.plus(old, groups, -1).plus(fresh, groups, 1);
            Point next = point(running, later);
            Value change = Evaluation.arithmetic(Formula.Operator.MINUS, next.value(), at.value());
            if (!isZero(change)) {
                lines.add(new Comparison.Line(
                        Comparison.Cause.ACCOUNT,
                        AccountId.of(turn.family().main()),
                        turn.family().steps().get(turn.step()),
                        change));
            }
            at = next;
        }
        return lines;
    }

    private static void add(
            List<Comparison.Line> lines, Comparison.Cause cause, List<Long> facts, Point from, Point to) {
        Value change = Evaluation.arithmetic(Formula.Operator.MINUS, to.value(), from.value());
        if (!isZero(change)) {
            lines.add(new Comparison.Line(cause, null, facts, change));
        }
    }

    private static boolean isZero(Value value) {
        return value instanceof Value.Known(var number) && number.signum() == 0;
    }

    private Cells whole(Book book) {
        return cells(book, Cut.none(), question.filter());
    }

    private Cells byAccount(Book book, Filter involved) {
        Filter filter = new Filter(
                question.filter().attributes(),
                involved.accounts().isEmpty() ? question.filter().accounts() : involved.accounts());
        return cells(book, new Cut.ByAccount(), filter);
    }

    private Cells cells(Book book, Cut cut, Filter filter) {
        var reader =
                new QuantityReader(duckDb, definitions, book, cut, filter, MetricReader.until(question, metric, book));
        return new Evaluation(reader, calendar, terms.policy(), question.periods(), formulas).cells();
    }

    private Point point(Cells cells, Instant known) {
        var evaluation = new Evaluation(calendar, terms.policy(), question.periods(), formulas, cells);
        Period period = question.periods().getFirst();
        LocalDate day = calendar.day(known);
        boolean begun =
                MetricReader.looksAhead(question, metric) || !period.from().isAfter(day);
        return MetricReader.point(
                metric, evaluation, period, null, begun, !period.last().isBefore(day));
    }
}
