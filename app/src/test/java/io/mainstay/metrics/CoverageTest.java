package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Harbor pays in euros, Keel and Mast in dollars; the first dollar rate is March's. */
class CoverageTest {

    private static final Company COMPANY =
            new Company("Sail", Currency.getInstance("EUR"), TestFacts.ZONE, Month.JANUARY);

    private final TestFacts world = new TestFacts();
    private final Metrics metrics = Metrics.inMemory(
            MetricDefinitions.shipped(FactKinds.shipped()), world.facts, COMPANY, Map.of(), world.clock);

    @BeforeEach
    void some_pay_in_dollars() {
        record(
                TestFacts.terms("h1", "2026-01-05", "100"),
                dollars("k1", "keel", "2026-01-10", "active", "7000"),
                dollars("m1", "mast", "2026-02-10", "active", "5400"),
                TestFacts.profile("p1", "keel", "2026-01-01", Map.of("segment", "SMB")));
    }

    private static RawFact dollars(String key, String account, String at, String status, String price) {
        return TestFacts.terms(key, account, at, Map.of("status", status, "currency", "USD", "unit_price", price));
    }

    private void record(RawFact... facts) {
        world.facts.record("billing", List.of(facts));
        metrics.catchUp();
    }

    private Answer mrr(String period) {
        return ask("mrr", period, Filter.all());
    }

    private Answer ask(String metric, String period, Filter filter) {
        return metrics.ask(
                Principal.program(),
                Question.of(metric, List.of(metrics.calendar().parse(period).orElseThrow()))
                        .where(filter));
    }

    @Test
    void an_amount_without_a_rate_is_left_out_and_said_to_be() {
        Answer answer = mrr("2026-02");

        assertThat(answer.single().value().orNull()).isEqualByComparingTo("100");
        assertThat(answer.coverage().parts()).containsExactly(new Coverage.Part("subscription", 3, 2));
        assertThat(answer.coverage().share()).isEqualByComparingTo("0.3333");
        assertThat(words(answer))
                .containsExactly("No USD rate for 2026-01 to 2026-02: 2 subscriptions, 12,400 USD a month left out");
        assertThat(words(mrr("2026-01")))
                .containsExactly("No USD rate for 2026-01: 1 subscription, 7,000 USD a month left out");
    }

    private static List<String> words(Answer answer) {
        return answer.coverage().gaps().stream().map(Coverage.Gap::words).toList();
    }

    @Test
    void with_a_rate_everything_counts_again() {
        record(new RawFact(
                "exchange_rate",
                null,
                "2025-12-31",
                "USD",
                new HashMap<>(Map.of("currency", "USD", "rate", "0.9")),
                "usd",
                false));

        assertThat(mrr("2026-02").coverage().isWhole()).isTrue();
        assertThat(mrr("2026-02").coverage().parts()).containsExactly(new Coverage.Part("subscription", 3, 0));
    }

    @Test
    void an_amount_of_which_nothing_could_be_counted_is_not_zero() {
        Filter small = Filter.all().and("segment", "SMB");

        assertThat(ask("mrr", "2026-02", small).single().value())
                .isEqualTo(Value.none("No USD rate for 2026-01: 1 subscription, 7,000 USD a month left out"));
        assertThat(ask("customers", "2026-02", small).single().value().orNull())
                .as("whatever it pays, it does pay")
                .isEqualByComparingTo("1");
    }

    @Test
    void what_began_before_the_first_rate_counts_from_that_on() {
        record(new RawFact(
                "exchange_rate", null, "2026-02-10", "USD", Map.of("currency", "USD", "rate", "0.9"), "usd", false));

        assertThat(mrr("2026-01").coverage().parts()).containsExactly(new Coverage.Part("subscription", 2, 1));
        assertThat(mrr("2026-02").coverage().isWhole()).isTrue();
        assertThat(mrr("2026-02").single().value().orNull()).isEqualByComparingTo("11260");
    }

    @Test
    void what_the_filter_leaves_is_what_should_count() {
        Answer small = ask("mrr", "2026-02", Filter.all().and("segment", "SMB"));
        Answer others = ask("mrr", "2026-02", Filter.all().and("segment", ""));

        assertThat(small.coverage().parts()).containsExactly(new Coverage.Part("subscription", 1, 1));
        assertThat(others.coverage().parts()).containsExactly(new Coverage.Part("subscription", 2, 1));
        assertThat(ask("mrr", "2026-02", Filter.of(world.accounts.resolve("harbor")))
                        .coverage()
                        .isWhole())
                .isTrue();
    }

    @Test
    void invoices_contracts_and_costs_count_on_their_days() {
        record(
                new RawFact(
                        "invoice",
                        "keel",
                        "2026-01-15",
                        "l-1",
                        new HashMap<>(Map.of("invoice", "I", "amount", "50", "currency", "USD")),
                        "i1",
                        false),
                new RawFact(
                        "contract",
                        "keel",
                        "2026-01-10",
                        "k-1",
                        new HashMap<>(Map.of(
                                "term_start", "2025-02-10",
                                "term_end", "2026-02-09",
                                "recurring_total", "600",
                                "currency", "USD")),
                        "c1",
                        false),
                new RawFact(
                        "team_cost",
                        null,
                        "2026-02-01",
                        "sales-2",
                        new HashMap<>(Map.of("team", "sales", "month", "2026-02-01", "amount", "9", "currency", "USD")),
                        "t1",
                        false));

        assertThat(words(ask("billed_revenue", "2026-01", Filter.all())))
                .containsExactly("No USD rate for 2026-01: 1 invoice line, 50 USD left out");
        assertThat(ask("billed_revenue", "2026-02", Filter.all()).coverage().isWhole())
                .isTrue();
        assertThat(words(ask("contracts_due", "2026-02", Filter.all())))
                .containsExactly("No USD rate for 2026-02: 1 contract, 600 USD left out");
        assertThat(words(ask("cac", "2026-02", Filter.all())))
                .contains("No USD rate for 2026-02: 1 cost, 9 USD left out");
    }

    @Test
    void records_set_aside_are_told_where_their_kind_is_read() {
        record(TestFacts.terms("bad", "harbor", "2026-02-01", Map.of("status", "no such status")));

        assertThat(words(mrr("2026-02"))).contains("1 record of billing set aside: subscription terms");
        assertThat(words(ask("billed_revenue", "2026-02", Filter.all()))).isEmpty();
        assertThat(metrics.ask(
                                Principal.program(),
                                Question.of(
                                                "mrr",
                                                List.of(metrics.calendar()
                                                        .parse("2026-02")
                                                        .orElseThrow()))
                                        .asKnown(new AsOf.EndOf(LocalDate.of(2026, 2, 20))))
                        .coverage()
                        .gaps())
                .as("nobody knows what was set aside on an earlier day")
                .isEmpty();
    }

    @Test
    void an_answer_is_as_fresh_as_the_last_record_of_the_kinds_it_reads() {
        Instant first = world.now;
        world.now = first.plus(Duration.ofDays(2));
        record(TestFacts.profile("p2", "harbor", "2026-01-01", Map.of("segment", "SMB")));

        assertThat(mrr("2026-02").freshness().last()).contains(first);
        assertThat(ask("billed_revenue", "2026-02", Filter.all()).freshness().last())
                .isEmpty();
    }

    @Test
    void a_source_is_silent_when_it_sent_nothing_for_longer_than_a_month() {
        Instant sent = world.now;
        world.now = sent.plus(Freshness.SILENT_AFTER);
        assertThat(mrr("2026-02").freshness().silent()).isEmpty();
        world.now = world.now.plusSeconds(1);
        assertThat(mrr("2026-02").freshness().silent()).containsExactly(new Freshness.Silent("billing", sent));
    }
}
