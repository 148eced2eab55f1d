package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.accounts.AccountId;
import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Metric;
import io.mainstay.semantics.MetricName;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import io.mainstay.workspace.Reach;
import io.mainstay.workspace.Role;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sees a portfolio sees the figures of its accounts, as if there were no others. */
class ReachTest {

    private static final int ACCOUNTS = 240;
    private static final Definitions DEFINITIONS = MetricDefinitions.shipped(FactKinds.shipped());
    private static final Company COMPANY =
            new Company("Generated", Currency.getInstance("USD"), ZoneId.of("UTC"), Month.JANUARY);
    private static final Period MONTH = Calendar.of(COMPANY).period(Grain.MONTH, LocalDate.of(2025, 5, 1));
    private static final List<MetricName> ADDING_UP = List.of(
            MetricName.of("mrr"), MetricName.of("customers"), MetricName.of("churned_mrr"), MetricName.of("nrr"));

    private final TestFacts world = new TestFacts();
    private Metrics metrics;

    @BeforeEach
    void setUp() {
        world.now = Instant.parse("2025-07-01T00:00:00Z");
        world.facts.record("generated", GeneratedBook.of(7, ACCOUNTS));
        world.facts.record("finance", List.of(cost()));
        metrics = Metrics.inMemory(DEFINITIONS, world.facts, COMPANY, Map.of(), world.clock);
        metrics.catchUp();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 230})
    void totals_are_the_sums_of_the_accounts_in_reach_and_nothing_else_has_a_group(int size) {
        Reach reach = Reach.of(LongStream.rangeClosed(1, size).boxed().collect(Collectors.toSet()));
        for (Answer whole :
                metrics.askAll(Principal.program(), ADDING_UP, question().by(new Cut.ByAccount()))) {
            var seen = metrics.ask(
                    limited(reach),
                    new Question(
                            whole.metric().name(),
                            List.of(MONTH),
                            Cut.none(),
                            Filter.all(),
                            AsOf.now(),
                            Question.Outlook.AS_DEFINED));
            BigDecimal sum = whole.points().stream()
                    .filter(point -> reach.holds(Long.parseLong(String.valueOf(point.group()))))
                    .map(point -> point.of().orNull())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(seen.single().of().orNull())
                    .as("%s of %d", whole.metric().name(), size)
                    .isEqualByComparingTo(sum);
        }
        Answer groups = metrics.ask(limited(reach), question().by(new Cut.ByAccount()));
        assertThat(groups.points()).allMatch(point -> reach.holds(Long.parseLong(String.valueOf(point.group()))));
    }

    @Test
    void an_answer_is_not_remembered_for_a_reader_of_other_reach() {
        BigDecimal whole = mrr(Principal.program());
        BigDecimal some = mrr(limited(Reach.of(Set.of(1L, 2L, 3L))));
        assertThat(some).isLessThan(whole);
        assertThat(mrr(Principal.program())).isEqualByComparingTo(whole);
    }

    @Test
    void of_a_portfolio_that_holds_nobody_no_figure_is_known() {
        Principal reader = limited(Reach.of(Set.of()));
        List<MetricName> all = metrics.list().stream().map(Metric::name).toList();
        assertThat(metrics.askAll(reader, all, question()))
                .allSatisfy(answer ->
                        assertThat(answer.single().value()).isEqualTo(Value.none("Nobody is in your portfolio")));
        assertThat(metrics.ask(reader, question().by(new Cut.ByAccount())).points())
                .isEmpty();
    }

    @Test
    void what_is_known_for_the_company_only_has_no_value_and_says_why() {
        Question crc = Question.of("crc", List.of(MONTH));
        assertThat(metrics.ask(Principal.program(), crc).single().value()).isInstanceOf(Value.Known.class);
        assertThat(metrics.ask(limited(Reach.of(Set.of(1L))), crc).single().value())
                .isEqualTo(Value.none("Customer success cost is known for the company as a whole only, and you see a"
                        + " portfolio"));
    }

    @Test
    void names_values_cohorts_contracts_and_traces_stay_within_reach() {
        Principal reader = limited(Reach.of(Set.of(1L)));
        assertThat(metrics.attributeValues(reader, new Cut.By("region"))).hasSizeLessThanOrEqualTo(1);
        assertThat(metrics.accountNames(reader, AsOf.now()).keySet()).isSubsetOf(AccountId.of(1));
        List<Period> months = metrics.calendar().periods(Grain.MONTH, GeneratedBook.FIRST, MONTH.from());
        assertThat(metrics.cohorts(reader, months, Filter.all(), AsOf.now()).cohorts())
                .hasSizeLessThanOrEqualTo(1);
        Trace trace = metrics.trace(reader, question(), AccountId.of(2));
        assertThat(trace.rows()).isEmpty();
        assertThat(trace.point().value()).isEqualTo(Value.none("The account has no part in it"));
        var list = new AccountBook(metrics)
                .list(reader, AccountQuestion.all(MONTH, AsOf.now()), new AccountQuestion.Slice(null, null, 50));
        assertThat(list.lines()).extracting(AccountLine::account).containsOnly(AccountId.of(1));
        assertThat(list.count()).isEqualTo(1);
    }

    @Test
    void differences_between_two_dates_add_up_within_reach() {
        Principal reader = limited(Reach.of(Set.of(id("account3"), id("account5"))));
        world.now = Instant.parse("2025-07-03T00:00:00Z");
        world.facts.record(
                "late",
                List.of(
                        TestFacts.terms("t1", "account3", "2025-04-02", terms("70")),
                        TestFacts.terms("t2", "account200", "2025-04-02", terms("90"))));
        metrics.catchUp();
        var comparison = new Comparisons(metrics)
                .compare(reader, question(), new AsOf.At(Instant.parse("2025-07-01T12:00:00Z")), AsOf.now());
        assertThat(comparison.lines())
                .extracting(Comparison.Line::change)
                .containsExactly(Value.of(new BigDecimal("70.000000")));
    }

    private long id(String key) {
        return world.accounts.find(Principal.program(), key).orElseThrow().value();
    }

    private static Map<String, Object> terms(String price) {
        return Map.of("status", "active", "currency", "USD", "unit_price", price);
    }

    private BigDecimal mrr(Principal reader) {
        return java.util.Objects.requireNonNull(
                metrics.ask(reader, question()).single().value().orNull());
    }

    private static Question question() {
        return Question.of("mrr", List.of(MONTH));
    }

    private static Principal limited(Reach reach) {
        return new Principal(2, "Cai", Role.CSM, reach);
    }

    private static RawFact cost() {
        Map<String, String> fields =
                Map.of("team", "customer_success", "month", "2025-05-01", "amount", "400", "currency", "USD");
        return new RawFact("team_cost", null, "2025-05-31", "cs 2025-05", new HashMap<>(fields), "c1", false);
    }
}
