package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A company of which the CRM told who the accounts are, and nobody yet what they pay. */
class NothingKnownTest {

    private static final Company COMPANY =
            new Company("Sail", Currency.getInstance("EUR"), TestFacts.ZONE, Month.JANUARY);
    private static final String NOTHING =
            "Nothing of the kind “Subscription terms” or “One-off charge” has come in yet";

    private final TestFacts world = new TestFacts();
    private final Metrics metrics = Metrics.inMemory(
            MetricDefinitions.shipped(FactKinds.shipped()), world.facts, COMPANY, Map.of(), world.clock);

    @BeforeEach
    void only_profiles_came_in() {
        record(TestFacts.profile("p1", "harbor", "2026-01-01", Map.of("segment", "SMB")));
    }

    private void record(RawFact fact) {
        world.facts.record("crm", List.of(fact));
        metrics.catchUp();
    }

    private Value ask(String metric, AsOf asOf) {
        Period month = metrics.calendar().parse("2026-02").orElseThrow();
        return metrics.ask(
                        Principal.program(), Question.of(metric, List.of(month)).asKnown(asOf))
                .single()
                .value();
    }

    private Value ask(String metric) {
        return ask(metric, AsOf.now());
    }

    @Test
    void what_nobody_told_is_not_known_and_not_zero() {
        assertThat(List.of("mrr", "arr", "customers", "new_mrr", "nrr"))
                .allSatisfy(metric -> assertThat(ask(metric)).isEqualTo(Value.none(NOTHING)));
        assertThat(ask("upsells")).isEqualTo(Value.none("Nothing of the kind “Opportunity” has come in yet"));
    }

    @Test
    void who_merged_or_what_a_currency_is_worth_does_not_tell_it() {
        record(new RawFact(
                "exchange_rate", null, "2026-01-01", "USD", Map.of("currency", "USD", "rate", "0.9"), "r", false));
        record(new RawFact("account_merge", "quay", "2026-01-01", "m", Map.of("into", "harbor"), "m", false));

        assertThat(ask("mrr")).isEqualTo(Value.none(NOTHING));
    }

    @Test
    void who_is_told_to_pay_nothing_pays_nothing() {
        record(TestFacts.terms("t1", "2026-01-01", "0"));

        assertThat(ask("mrr").orNull()).isEqualByComparingTo("0");
        assertThat(ask("tcv")).isEqualTo(Value.none("Nothing of the kind “Contract” has come in yet"));
    }

    @Test
    void as_known_before_the_first_was_told_it_is_not_known_either() {
        world.now = Instant.parse("2026-03-05T09:00:00Z");
        record(TestFacts.terms("t1", "2026-01-01", "100"));

        assertThat(ask("mrr").orNull()).isEqualByComparingTo("100");
        assertThat(ask("mrr", new AsOf.EndOf(LocalDate.of(2026, 3, 4)))).isEqualTo(Value.none(NOTHING));
    }

    @Test
    void what_was_taken_back_is_no_longer_known() {
        record(TestFacts.terms("t1", "2026-01-01", "100"));
        record(TestFacts.retraction("subscription_terms", "t1"));

        assertThat(ask("mrr")).isEqualTo(Value.none(NOTHING));
    }

    @Test
    void what_an_account_pays_of_which_nobody_told_it_is_not_known() {
        record(TestFacts.profile("p2", "keel", "2026-01-01", Map.of("name", "Keel")));
        record(TestFacts.profile("p3", "mast", "2026-01-01", Map.of("name", "Mast")));
        record(TestFacts.terms("t1", "keel", "2026-01-01", terms("EUR", "0")));
        record(TestFacts.terms("t2", "mast", "2026-01-01", terms("USD", "70")));
        record(TestFacts.terms("t3", "quay", "2026-01-01", terms("EUR", "30")));

        AccountList list = accounts();
        assertThat(list.lines().stream()
                        .map(line -> line.revenue().mrr() instanceof Value.Known(BigDecimal amount)
                                ? amount.intValue()
                                : -1))
                .as("quay, keel, and the two whose amount is not known; -1 is none")
                .containsExactly(30, 0, -1, -1);
        assertThat(list.total().mrr().orNull()).isEqualByComparingTo("30");
    }

    private static Map<String, String> terms(String currency, String price) {
        return Map.of("status", "active", "currency", currency, "unit_price", price);
    }

    private AccountList accounts() {
        Period month = metrics.calendar().parse("2026-02").orElseThrow();
        return new AccountBook(metrics)
                .list(
                        Principal.program(),
                        AccountQuestion.all(month, AsOf.now()),
                        new AccountQuestion.Slice(null, null, 10));
    }

    @Test
    void neither_are_accounts_before_anything_was_told_of_revenue() {
        assertThat(accounts().lines())
                .singleElement()
                .satisfies(line -> assertThat(line.revenue().arr()).isInstanceOf(Value.None.class));
        assertThat(accounts().total().mrr()).isInstanceOf(Value.None.class);
    }
}
