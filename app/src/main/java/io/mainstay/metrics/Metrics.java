package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.Facts;
import io.mainstay.platform.NotFound;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.MeasureName;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.MetricName;
import io.mainstay.semantics.Quantity;
import io.mainstay.semantics.QuantityName;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Every number Mainstay shows is asked for here. */
public class Metrics implements AutoCloseable {

    private static final String ACCOUNT_NAMES = """
            select account, arg_max(value, day) as name
              from %s
             where name = 'name' and value <> ''
             group by account
            """;

    private static final String ATTRIBUTE_CHOICES = """
            select name, value
              from (select distinct name, value from %s where name <> 'name')
            qualify count(*) over (partition by name) <= %d
             order by name, value
            """;

    private static final String CONTRACTS_DUE = """
            select account, contract, seq, day, due_value, renewed
              from %s
             where day >= date '%s' and day < date '%s'
             order by day, due_value desc, contract
            """;

    private final Remembered remembered = new Remembered();
    private final Definitions definitions;
    private final DuckDb duckDb;
    private final Books books;
    private final Follower follower;
    private final Supplier<Terms> terms;
    private final Grounds grounds;

    Metrics(DuckDb duckDb, Definitions definitions, Facts facts, Supplier<Terms> terms, Clock clock) {
        this.definitions = definitions;
        this.duckDb = duckDb;
        this.terms = terms;
        var copy = new FactCopy(duckDb, definitions.kinds());
        this.books = new Books(duckDb, definitions, copy, clock, facts::seqAsOf);
        this.grounds = new Grounds(duckDb, definitions, facts);
        this.follower = new Follower(facts, copy, duckDb, books);
    }

    /** Metrics over facts of their own, in memory, for checking definitions. */
    public static Metrics inMemory(
            Definitions definitions, Facts facts, Company company, Map<String, String> answers, Clock clock) {
        Terms terms = new Terms(company, Policy.standard(definitions.policy()).with(answers));
        return new Metrics(DuckDb.inMemory(), definitions, facts, () -> terms, clock);
    }

    @Override
    public void close() {
        duckDb.close();
    }

    /** The metrics there are, by name. */
    public List<Metric> list() {
        return definitions.metrics();
    }

    public Metric get(String name) {
        return definitions.metric(name).orElseThrow(() -> new NotFound("metric", name));
    }

    public Calendar calendar() {
        return Calendar.of(terms.get().company());
    }

    /** The policy in force. */
    public Policy policy() {
        return terms.get().policy();
    }

    public Answer ask(Principal principal, Question question) {
        Metric metric = get(question.metric().value());
        return answer(question, metric, seen(principal, question.asOf()));
    }

    /** The same question about several metrics, in their order; the metric the question itself names does not matter. */
    public List<Answer> askAll(Principal principal, List<MetricName> names, Question question) {
        List<Metric> asked = names.stream().map(name -> get(name.value())).toList();
        return answers(question, asked, seen(principal, question.asOf()));
    }

    /** Contracts whose terms end in `[from, to)`, the earliest first. */
    public List<DueContract> contractsDue(Principal principal, LocalDate from, LocalDate to, AsOf asOf) {
        String table = seen(principal, asOf).ensure(MeasureName.of("contract_term"));
        return duckDb.query(CONTRACTS_DUE.formatted(table, from, to), rows -> {
            List<DueContract> due = new ArrayList<>();
            while (rows.next()) {
                due.add(new DueContract(
                        AccountId.of(rows.getLong("account")),
                        rows.getString("contract"),
                        rows.getLong("seq"),
                        rows.getObject("day", LocalDate.class),
                        rows.getBigDecimal("due_value"),
                        rows.getInt("renewed") == 1));
            }
            return due;
        });
    }

    /** What one account's value in the question's last period is made of. */
    public Trace trace(Principal principal, Question question, AccountId account) {
        return new TraceReader(duckDb, definitions, seen(principal, question.asOf()))
                .trace(get(question.metric().value()), question, account);
    }

    /** What accounts are called: the last name their profile stated. Those without a stated name are left out. */
    public Map<AccountId, String> accountNames(Principal principal, AsOf asOf) {
        String table = seen(principal, asOf).ensure(MeasureName.of("attribute"));
        return duckDb.query(ACCOUNT_NAMES.formatted(table), rows -> {
            Map<AccountId, String> names = new HashMap<>();
            while (rows.next()) {
                names.put(AccountId.of(rows.getLong(1)), rows.getString(2));
            }
            return names;
        });
    }

    /** The same under another revenue policy, without changing anything. */
    public Answer ask(Principal principal, Question question, Policy policy) {
        Terms other = new Terms(terms.get().company(), policy);
        Metric metric = get(question.metric().value());
        Book book = books.asKnown(question.asOf(), other, other.equals(terms.get()));
        return answer(question, metric, new Seen(book, principal.reach()));
    }

    private Answer answer(Question question, Metric metric, Seen book) {
        return answers(question, List.of(metric), book).getFirst();
    }

    private List<Answer> answers(Question question, List<Metric> asked, Seen book) {
        List<Answer> answers = remembered.answers(
                book,
                asked,
                question,
                () -> reader(book).answers(question, asked).stream()
                        .map(answer -> grounds.under(book, question, answer))
                        .toList());
        return question.asOf() instanceof AsOf.Now
                ? answers.stream()
                        .map(answer -> grounds.now(answer, book.reach(), books.now()))
                        .toList()
                : answers;
    }

    /** The cohorts that began in the given months, each followed to the last of them. */
    public CohortTable cohorts(Principal principal, List<Period> months, Filter filter, AsOf asOf) {
        Seen book = seen(principal, asOf);
        LocalDate known = Calendar.of(book.terms().company()).day(book.knownAt());
        var reader = new QuantityReader(duckDb, definitions, book, Cut.of("first_month"), filter, known);
        return CohortReader.read(
                reader,
                months.stream().filter(month -> !month.from().isAfter(known)).toList());
    }

    /** The days on which an account's running subscriptions begin their next billing periods, by subscription. */
    public Map<String, List<LocalDate>> billingDays(Principal principal, AccountId account, AsOf asOf) {
        String table = seen(principal, asOf).ensure(MeasureName.of("billing_period"));
        String sql = "select subscription, day from %s where account = %s order by subscription, number"
                .formatted(table, account);
        return duckDb.query(sql, rows -> {
            Map<String, List<LocalDate>> days = new TreeMap<>();
            while (rows.next()) {
                days.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>()).add(rows.getObject(2, LocalDate.class));
            }
            return days;
        });
    }

    /** The company's own book as known at a point. */
    Book book(AsOf asOf) {
        return books.asKnown(asOf, terms.get(), true);
    }

    /** The same as far as somebody may see it. */
    Seen seen(Principal principal, AsOf asOf) {
        return new Seen(book(asOf), principal.reach());
    }

    DuckDb duckDb() {
        return duckDb;
    }

    /** The attributes by which metrics can be cut: those any account profile has stated, by name. */
    public List<String> attributes(Principal principal) {
        return attributeTexts(principal, "select distinct name from %s where name <> 'name' order by name");
    }

    /** The values accounts have had for an attribute. */
    public List<String> attributeValues(Principal principal, Cut.By by) {
        return attributeTexts(
                principal,
                "select distinct value from %s where name = '" + by.attribute().replace("'", "''")
                        + "' order by value");
    }

    /** The attributes with at most so many values, each with its values: those that can be chosen from. */
    public Map<String, List<String>> attributeChoices(Principal principal, int most) {
        String table = seen(principal, AsOf.now()).ensure(MeasureName.of("attribute"));
        return duckDb.query(ATTRIBUTE_CHOICES.formatted(table, most), rows -> {
            Map<String, List<String>> choices = new TreeMap<>();
            while (rows.next()) {
                choices.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                        .add(rows.getString(2));
            }
            return choices;
        });
    }

    /** The quantity of this name. */
    public Quantity quantity(QuantityName name) {
        return definitions.quantity(name);
    }

    private List<String> attributeTexts(Principal principal, String sql) {
        String table = seen(principal, AsOf.now()).ensure(MeasureName.of("attribute"));
        return duckDb.query(sql.replace("%s", table), rows -> {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        });
    }

    Books books() {
        return books;
    }

    Definitions definitions() {
        return definitions;
    }

    Terms terms() {
        return terms.get();
    }

    MetricReader reader(Seen book) {
        return new MetricReader(duckDb, definitions, book);
    }

    Comparer comparer(Principal principal, Question question, List<MetricName> names, Terms under) {
        List<Metric> asked = names.stream().map(name -> get(name.value())).toList();
        return new Comparer(duckDb, definitions, books, under, principal.reach(), question, asked);
    }

    /** What is known now, to ask for the same again later. */
    public Knowledge known() {
        return books.known(terms.get());
    }

    /** How far the columnar copy has come with the facts. */
    public Progress progress() {
        return follower.progress();
    }

    /** How far it is while it is made anew, when nobody may take its figures for complete; empty otherwise. */
    public Optional<Progress> rebuilding() {
        return follower.rebuilding();
    }

    /** Takes in every fact that is visible now. Usually the program does so by itself. */
    public void catchUp() {
        follower.catchUp();
    }
}
