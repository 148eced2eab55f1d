package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.platform.Pace;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Formula;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Reach;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Explains why numbers differ between two moments of knowledge. First time goes by, then the company's facts become known,
 * then each account's facts one after the other; the numbers are worked out again after each step, so the steps add up. Where nothing was
 * known at first they start from nothing.
 */
final class Comparer {

    /** As long as no more accounts than this learned something, the others are not computed again. */
    private static final int FEW = 1_000;

    private static final Step TIME = new Step(Restatement.Cause.TIME, null, null, List.of());

    private final DuckDb duckDb;
    private final Definitions definitions;
    private final Books books;
    private final Terms terms;
    private final Reach reach;
    private final Question question;
    private final List<Metric> metrics;
    private final Set<Formula> formulas = new LinkedHashSet<>();
    private final Calendar calendar;

    /** @param metrics which either all count known future changes, or none of them does */
    Comparer(
            DuckDb duckDb,
            Definitions definitions,
            Books books,
            Terms terms,
            Reach reach,
            Question question,
            List<Metric> metrics) {
        this.duckDb = duckDb;
        this.definitions = definitions;
        this.books = books;
        this.terms = terms;
        this.reach = reach;
        this.question = question.by(Cut.none());
        this.metrics = List.copyOf(metrics);
        metrics.forEach(metric -> formulas.addAll(Cells.formulas(metric)));
        this.calendar = Calendar.of(terms.company());
    }

    /** From what the accounts take their steps: everybody together, and one by one who may have changed. */
    private record Reading(Cells whole, Cells own) {}

    /**
     * @param earlier what was known before `later`
     * @param pace is told how far it is
     */
    Restatement compare(Knowledge earlier, Knowledge later, Pace pace) {
        var steps = new FactSteps(duckDb, definitions, formulas, earlier.seq(), later.seq());
        List<FactSteps.Family> learned = steps.families(steps.accounts());
        List<Long> aboutCompany = steps.companyFacts();
        boolean few = aboutCompany.isEmpty()
                && learned.size() <= FEW
                && question.filter().equals(Filter.all());
        pace.expect((few || aboutCompany.isEmpty() ? 3 : 4) + Math.max(0, most(learned) - 1));
        List<Book> opened = new ArrayList<>();
        try {
            List<Restatement.Line> lines = new ArrayList<>();
            List<Point> start = points(earlier);
            pace.step();
            Reading after = books.reading(terms, later, book -> few ? reading(book, learned) : reading(book));
            pace.step();
            Reading before;
            if (few) {
                before = rewound(after, steps, learned, later, opened);
                pace.step();
                add(lines, TIME, start, points(before.whole(), later));
            } else {
                before = worked(earlier, later, aboutCompany, start, lines, opened, pace);
            }
            lines.addAll(accounts(steps, before, after, later, opened, pace));
            return new Restatement(start, points(after.whole(), later), lines);
        } finally {
            opened.forEach(Book::drop);
        }
    }

    /** The numbers as one book has them. */
    List<Point> points(Knowledge known) {
        return books.reading(terms, known, book -> points(whole(book), known));
    }

    private Reading reading(Book book) {
        return new Reading(whole(book), byAccount(book, Filter.all()));
    }

    /** Of the accounts one by one, those of families only. */
    private Reading reading(Book book, List<FactSteps.Family> families) {
        return new Reading(whole(book), families.isEmpty() ? Cells.empty() : byAccount(book, accountsOf(families)));
    }

    /** How it was before few accounts learned something: they are computed as they were then, all others are as they are. */
    private Reading rewound(
            Reading after, FactSteps steps, List<FactSteps.Family> families, Knowledge later, List<Book> opened) {
        if (families.isEmpty()) {
            return after;
        }
        Book beginning = steps.beginning(books, terms, families, later.at());
        opened.add(beginning);
        Cells first = byAccount(beginning, accountsOf(families));
        List<String> groups = families.stream()
                .flatMap(family -> family.accounts().stream())
                .map(String::valueOf)
                .toList();
        return new Reading(after.whole().plus(after.own(), groups, -1).plus(first, groups, 1), first);
    }

    /** How it was after time went by and the company's facts became known, from books of all accounts. */
    private Reading worked(
            Knowledge earlier,
            Knowledge later,
            List<Long> aboutCompany,
            List<Point> start,
            List<Restatement.Line> lines,
            List<Book> opened,
            Pace pace) {
        Book passed = books.apart(terms, new FactView.AsKnown(earlier.seq()), later.at());
        opened.add(passed);
        List<Point> afterTime = points(whole(passed), later);
        pace.step();
        add(lines, TIME, start, afterTime);
        if (aboutCompany.isEmpty()) {
            return reading(passed);
        }
        Book company = books.apart(terms, new FactView.Apart(earlier.seq(), later.seq()), later.at());
        opened.add(company);
        Reading known = reading(company);
        pace.step();
        add(
                lines,
                new Step(Restatement.Cause.COMPANY, null, null, aboutCompany),
                afterTime,
                points(known.whole(), later));
        return known;
    }

    private static Filter accountsOf(List<FactSteps.Family> families) {
        return new Filter(
                Map.of(),
                families.stream()
                        .flatMap(family -> family.accounts().stream())
                        .map(AccountId::of)
                        .collect(Collectors.toSet()));
    }

    private List<Restatement.Line> accounts(
            FactSteps steps, Reading before, Reading after, Knowledge later, List<Book> opened, Pace pace) {
        Cells first = before.own();
        Cells last = after.own();
        Set<Long> changed = first.changed(last);
        List<FactSteps.Family> families = steps.families(changed);
        List<Cells> known = new ArrayList<>(List.of(first));
        Filter involved = accountsOf(families);
        for (int step = 0; step < most(families) - 1; step++) {
            Book book = steps.book(books, terms, families, step, later.at());
            opened.add(book);
            known.add(byAccount(book, involved));
            pace.step();
        }
        known.add(last);
        return lines(families, known, before.whole(), later);
    }

    private static int most(List<FactSteps.Family> families) {
        return families.stream().mapToInt(family -> family.steps().size()).max().orElse(0);
    }

    private record Turn(FactSteps.Family family, int step) {
        long seq() {
            return family.steps().get(step).getLast();
        }
    }

    /** Lets each family take its steps, all families' steps in the order in which they became known. */
    private List<Restatement.Line> lines(
            List<FactSteps.Family> families, List<Cells> known, Cells company, Knowledge later) {
        List<Turn> turns = new ArrayList<>();
        families.forEach(family -> {
            for (int step = 0; step < family.steps().size(); step++) {
                turns.add(new Turn(family, step));
            }
        });
        turns.sort(Comparator.comparingLong(Turn::seq));
        List<Restatement.Line> lines = new ArrayList<>();
        Cells running = company;
        List<Point> at = points(running, later);
        for (Turn turn : turns) {
            boolean finalStep = turn.step() == turn.family().steps().size() - 1;
            Cells old = known.get(turn.step());
            Cells fresh = finalStep ? known.getLast() : known.get(turn.step() + 1);
            List<String> groups =
                    turn.family().accounts().stream().map(String::valueOf).toList();
            running = running.plus(old, groups, -1).plus(fresh, groups, 1);
            List<Point> next = points(running, later);
            AccountId account = AccountId.of(shown(turn.family()));
            List<Long> facts = turn.family().steps().get(turn.step());
            add(lines, new Step(Restatement.Cause.ACCOUNT, null, account, facts), at, next);
            at = next;
        }
        return lines;
    }

    /** The account that stands for a family, among those the reader may see. */
    private long shown(FactSteps.Family family) {
        return reach.holds(family.main())
                ? family.main()
                : family.accounts().stream().filter(reach::holds).findFirst().orElse(family.main());
    }

    /** Adds the line of a step, unless the step left every number as it was. */
    static void add(List<Restatement.Line> lines, Step step, List<Point> from, List<Point> to) {
        List<Value> changes = new ArrayList<>();
        boolean moved = false;
        for (int at = 0; at < from.size(); at++) {
            Value was = from.get(at).value();
            Value is = to.get(at).value();
            changes.add(Evaluation.arithmetic(Formula.Operator.MINUS, is, was));
            moved |= !same(was, is);
        }
        if (moved) {
            lines.add(new Restatement.Line(step.cause(), step.option(), step.account(), step.facts(), changes));
        }
    }

    private static boolean same(Value was, Value is) {
        BigDecimal before = was.orNull();
        BigDecimal after = is.orNull();
        return before == null || after == null ? before == after : before.compareTo(after) == 0;
    }

    /** What was done between two readings of the numbers. */
    record Step(
            Restatement.Cause cause,
            @Nullable String option,
            @Nullable AccountId account,
            List<Long> facts) {}

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
        LocalDate until = MetricReader.until(question, metrics.getFirst(), book);
        var reader = new QuantityReader(duckDb, definitions, new Seen(book, reach), cut, filter, until);
        return new Evaluation(reader, calendar, terms.policy(), question.periods(), formulas)
                .cells()
                .counted();
    }

    private List<Point> points(Cells cells, Knowledge known) {
        var evaluation = new Evaluation(calendar, terms.policy(), question.periods(), formulas, cells);
        Period period = question.periods().getFirst();
        LocalDate day = calendar.day(known.at());
        boolean unfinished = calendar.isRunning(period, known.at());
        return metrics.stream()
                .map(metric -> {
                    boolean begun = MetricReader.looksAhead(question, metric)
                            || !period.from().isAfter(day);
                    return MetricReader.point(metric, evaluation, period, null, begun, unfinished);
                })
                .toList();
    }
}
