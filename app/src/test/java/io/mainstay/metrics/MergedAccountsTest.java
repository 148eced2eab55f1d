package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.semantics.Definitions;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts that became one within a period are compared as one from its beginning, in the figures and in what is opened below them. */
class MergedAccountsTest {

    private static final Principal WHO = Principal.program();
    private static final Definitions DEFINITIONS = MetricDefinitions.shipped(FactKinds.shipped());
    private static final Company COMPANY =
            new Company("Generated", Currency.getInstance("USD"), ZoneId.of("America/New_York"), Month.FEBRUARY);
    private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

    private final TestFacts world = new TestFacts();

    private Metrics metrics() {
        Metrics metrics =
                Metrics.inMemory(DEFINITIONS, world.facts, COMPANY, Map.of(), Clock.fixed(world.now, ZoneOffset.UTC));
        metrics.catchUp();
        return metrics;
    }

    @ParameterizedTest
    @EnumSource(
            value = Grain.class,
            names = {"WEEK", "MONTH", "YEAR"})
    void retention_of_a_period_compares_who_is_one_at_its_end(Grain grain) {
        world.now = END;
        List<RawFact> facts = withManyMerges(GeneratedBook.of(11, 120));
        world.facts.record("generated", facts);
        Map<String, Merge> merges = merges(facts);
        try (Metrics metrics = metrics()) {
            List<Period> periods =
                    metrics.calendar().periods(grain, GeneratedBook.FIRST.plusMonths(1), GeneratedBook.LAST);
            List<Period> before = new ArrayList<>(periods);
            before.addFirst(periods.getFirst().plus(-1));
            Map<String, BigDecimal> mrr = new TreeMap<>();
            metrics.ask(WHO, Question.of("mrr", before).by(new Cut.ByAccount()))
                    .points()
                    .forEach(point -> mrr.put(point.period() + " " + point.group(), known(point.value())));
            Map<String, Point> net = points(metrics, "period_nrr", periods);
            Map<String, Point> gross = points(metrics, "period_grr", periods);
            List<String> accounts = mrr.keySet().stream()
                    .map(key -> key.split(" ")[1])
                    .distinct()
                    .toList();
            int merged = 0;
            for (int i = 0; i < periods.size(); i++) {
                Period period = periods.get(i);
                Map<String, BigDecimal> starts = new TreeMap<>();
                for (String account : accounts) {
                    String holder = holder(account, period.last(), merges);
                    merged += holder.equals(account) ? 0 : 1;
                    starts.merge(
                            holder, mrr.getOrDefault(before.get(i) + " " + account, BigDecimal.ZERO), BigDecimal::add);
                }
                for (String account : accounts) {
                    BigDecimal start = starts.getOrDefault(account, BigDecimal.ZERO);
                    BigDecimal end = mrr.getOrDefault(period + " " + account, BigDecimal.ZERO);
                    String cell = period + " " + account;
                    assertThat(over(net.get(cell))).as("start, " + cell).isEqualByComparingTo(start);
                    assertThat(of(net.get(cell)))
                            .as("end, " + cell)
                            .isEqualByComparingTo(start.signum() > 0 ? end : BigDecimal.ZERO);
                    assertThat(of(gross.get(cell)))
                            .as("kept, " + cell)
                            .isEqualByComparingTo(start.signum() > 0 ? end.min(start) : BigDecimal.ZERO);
                }
            }
            assertThat(merged).isGreaterThan(20);
        }
    }

    @Test
    void what_a_merged_account_gained_before_is_opened_below_the_one_that_goes_on() {
        world.now = END;
        terms("one", "one-1", "2025-01-01", "100");
        terms("two", "two-1", "2025-01-01", "50");
        terms("two", "two-1", "2025-03-05", "70");
        add("account_merge", "two", "2025-03-15", "m", Map.of("into", "one"));
        try (Metrics metrics = metrics()) {
            var march = metrics.calendar().parse("2025-03").orElseThrow();
            for (Map.Entry<String, String> expected : Map.of("expansion_mrr", "20", "opening_mrr", "150", "mrr", "170")
                    .entrySet()) {
                Question question = Question.of(expected.getKey(), List.of(march));
                Trace trace = metrics.trace(WHO, question, world.accounts.resolve("one"));
                assertThat(trace.rows().stream().map(Trace.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .as(expected.getKey())
                        .isEqualByComparingTo(expected.getValue());
                assertThat(trace.rows()).as(expected.getKey()).allMatch(row -> row.seq() != null);
                assertThat(known(trace.point().of())).isEqualByComparingTo(expected.getValue());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "two"})
    void what_one_of_them_renews_for_the_other_before_the_merge_is_no_churn_for_the_one_that_goes_on(String goesOn) {
        world.now = END;
        terms("one", "one-1", "2025-01-01", "100");
        add(
                "subscription_terms",
                "one",
                "2025-03-03",
                "one-1",
                Map.of("status", "canceled", "unit_price", "100", "currency", "USD", "renewed_by", "two-1"));
        try (Metrics follows = metrics()) {
            assertThat(march(follows, "churned_mrr", "one")).isEqualByComparingTo("-100");
            terms("two", "two-1", "2025-03-10", "130");
            follows.catchUp();
            assertThat(march(follows, "churned_mrr", "one"))
                    .as("while nothing tells that they are one")
                    .isEqualByComparingTo("-100");
            String gone = goesOn.equals("one") ? "two" : "one";
            add("account_merge", gone, "2025-03-20", "m", Map.of("into", goesOn));
            follows.catchUp();
            Map<String, String> expected = Map.of(
                    "opening_mrr", "100", "churned_mrr", "0", "new_mrr", "0", "expansion_mrr", "30", "mrr", "130");
            try (Metrics anew = metrics()) {
                expected.forEach((metric, amount) -> {
                    for (Metrics each : List.of(follows, anew)) {
                        assertThat(march(each, metric, goesOn)).as(metric).isEqualByComparingTo(amount);
                        assertThat(march(each, metric, gone)).as(metric).isEqualByComparingTo("0");
                    }
                });
            }
        }
    }

    /** As the rows below it add up. */
    private BigDecimal march(Metrics metrics, String metric, String account) {
        Question question =
                Question.of(metric, List.of(metrics.calendar().parse("2025-03").orElseThrow()));
        Trace trace = metrics.trace(WHO, question, world.accounts.resolve(account));
        BigDecimal sum = trace.rows().stream().map(Trace.Row::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).as(metric).isEqualByComparingTo(known(trace.point().of()));
        return sum;
    }

    private static Map<String, Point> points(Metrics metrics, String metric, List<Period> periods) {
        Map<String, Point> points = new HashMap<>();
        metrics.ask(WHO, Question.of(metric, periods).by(new Cut.ByAccount()))
                .points()
                .forEach(point -> points.put(point.period() + " " + point.group(), point));
        return points;
    }

    private static BigDecimal of(@Nullable Point point) {
        return point == null ? BigDecimal.ZERO : known(point.of());
    }

    private static BigDecimal over(@Nullable Point point) {
        return point == null || point.over() == null ? BigDecimal.ZERO : known(point.over());
    }

    private static BigDecimal known(Value value) {
        BigDecimal number = value.orNull();
        return number == null ? BigDecimal.ZERO : number;
    }

    /** Every fourth account becomes part of the next, in the middle of a month. */
    private static List<RawFact> withManyMerges(List<RawFact> generated) {
        List<RawFact> facts = new ArrayList<>(generated.stream()
                .filter(fact -> !fact.kind().equals("account_merge"))
                .toList());
        for (int i = 0; i < 116; i += 4) {
            facts.add(merge("account" + i, "account" + (i + 1 + i % 3), LocalDate.of(2024, 3 + i % 9, 9 + i % 12)));
        }
        // One that was merged itself takes over another, and passes it on.
        facts.add(merge("account1", "account7", LocalDate.of(2024, 3, 20)));
        facts.add(merge("account5", "account10", LocalDate.of(2024, 2, 10)));
        return facts;
    }

    private static RawFact merge(String account, String into, LocalDate day) {
        return new RawFact("account_merge", account, day.toString(), "m", Map.of("into", into), "m-" + account, false);
    }

    private record Merge(String into, LocalDate day) {}

    /** Days are given in Berlin, where a day begins on the evening before in New York. */
    private Map<String, Merge> merges(List<RawFact> facts) {
        Map<String, Merge> merges = new HashMap<>();
        facts.stream().filter(fact -> fact.kind().equals("account_merge")).forEach(fact -> {
            LocalDate day = LocalDate.parse(String.valueOf(fact.at())).minusDays(1);
            merges.put(id(fact.account()), new Merge(id(fact.fields().get("into")), day));
        });
        return merges;
    }

    private static String holder(String account, LocalDate day, Map<String, Merge> merges) {
        Merge merge = merges.get(account);
        return merge == null || merge.day().isAfter(day) ? account : holder(merge.into(), day, merges);
    }

    private String id(@Nullable Object key) {
        return world.accounts.resolve(String.valueOf(key)).toString();
    }

    private void terms(String account, String subscription, String at, String price) {
        add(
                "subscription_terms",
                account,
                at,
                subscription,
                Map.of("status", "active", "unit_price", price, "currency", "USD"));
    }

    private void add(String kind, String account, String at, String subject, Map<String, Object> fields) {
        world.facts.record(
                "generated", List.of(new RawFact(kind, account, at, subject, fields, kind + account + at, false)));
    }
}
