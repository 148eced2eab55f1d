package io.mainstay.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import io.mainstay.facts.Outcome;
import io.mainstay.facts.RawFact;
import io.mainstay.facts.TestFacts;
import io.mainstay.semantics.Definitions;
import io.mainstay.semantics.Metric;
import io.mainstay.workspace.Company;
import io.mainstay.workspace.Principal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is computed for a few accounts is what computing everything gives, whatever texts, gaps and fractions the facts hold. */
class FewAccountsTest {

    private static final Company COMPANY =
            new Company("Sail", Currency.getInstance("EUR"), TestFacts.ZONE, Month.JANUARY);
    private static final Definitions DEFINITIONS = MetricDefinitions.shipped(FactKinds.shipped());

    /** What a text of rows could be misread by. */
    private static final List<String> TEXTS = List.of(
            "NULL",
            "null",
            "'",
            "\"",
            "\\",
            "\\'",
            "a, b",
            "{'a': 1}",
            "[1, 2]",
            "a: b",
            "}",
            "]",
            "two\nlines",
            "tab\there",
            "é 💥",
            "(x)",
            "0012",
            "true");

    private final TestFacts world = new TestFacts();

    private Metrics metrics() {
        return Metrics.inMemory(DEFINITIONS, world.facts, COMPANY, Map.of(), world.clock);
    }

    @Test
    void a_few_accounts_come_to_the_same_as_everything() {
        world.facts.record("crm", List.of(rate("USD", "0.9"), rate("GBP", "1.1")));
        learn(subscriptions("2025-01-15", "10.333333"));
        try (Metrics following = metrics()) {
            askAll(following);
            for (int month = 2; month < 7; month++) {
                learn(subscriptions("2025-0%d-03".formatted(month), "1%d.000001".formatted(month)));
                following.catchUp();
                askAll(following);
            }
            try (Metrics anew = metrics()) {
                askAll(anew);
                assertThat(rows(following)).isEqualTo(rows(anew));
            }
        }
    }

    @Test
    void a_rate_learned_meanwhile_counts_for_those_that_change_afterwards() {
        world.facts.record("crm", List.of(rate("USD", "0.9"), rate("GBP", "1.1")));
        learn(subscriptions("2025-01-15", "10"));
        try (Metrics following = metrics()) {
            askAll(following);
            learn(subscriptions("2025-02-03", "11"));
            following.catchUp();
            askAll(following);
            world.facts.record("crm", List.of(rate("USD", "0.5")));
            following.catchUp();
            askAll(following);
            learn(subscriptions("2025-03-03", "12"));
            following.catchUp();
            askAll(following);
            try (Metrics anew = metrics()) {
                askAll(anew);
                assertThat(rows(following)).isEqualTo(rows(anew));
            }
        }
    }

    private void learn(List<RawFact> facts) {
        assertThat(world.facts.record("crm", facts)).hasOnlyElementsOfType(Outcome.Recorded.class);
    }

    private static RawFact rate(String currency, String rate) {
        return new RawFact(
                "exchange_rate",
                null,
                "2025-01-01",
                currency,
                Map.of("currency", currency, "rate", rate),
                currency,
                false);
    }

    /** A version of a subscription for each text, which is its product and plan and in its keys. */
    private static List<RawFact> subscriptions(String at, String price) {
        List<RawFact> facts = new ArrayList<>();
        for (int i = 0; i < TEXTS.size(); i++) {
            Map<String, Object> fields = new HashMap<>(Map.of(
                    "status", i % 5 == 4 ? "past_due" : "active",
                    "currency", List.of("EUR", "USD", "GBP").get(i % 3),
                    "unit_price", price,
                    "product", TEXTS.get(i),
                    "plan", TEXTS.get((i + at.hashCode() % 3 + 3) % TEXTS.size())));
            if (i % 2 == 0) {
                fields.put("quantity", "2.5");
                fields.put(
                        "discounts",
                        List.of(Map.of(
                                "id", "d", "duration", "repeating", "percent", "12.5", "months", "2", "from", at)));
            }
            facts.add(TestFacts.terms("t" + i + at, "account " + TEXTS.get(i).replaceAll("\\s", ""), at, fields));
        }
        return facts;
    }

    private static void askAll(Metrics metrics) {
        var month = new Period(Grain.MONTH, LocalDate.of(2025, 6, 1), LocalDate.of(2025, 7, 1));
        metrics.catchUp();
        for (Metric metric : metrics.list()) {
            metrics.ask(Principal.program(), Question.of(metric.name().value(), List.of(month)));
        }
    }

    private static Map<String, List<String>> rows(Metrics metrics) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table : texts(
                metrics,
                "select table_name from information_schema.tables where table_schema = '%s'".formatted(Book.LIVE))) {
            rows.put(
                    table,
                    texts(
                            metrics,
                            "select cast(t as varchar) from %s.%s as t order by all".formatted(Book.LIVE, table)));
        }
        return rows;
    }

    private static List<String> texts(Metrics metrics, String sql) {
        return metrics.duckDb().query(sql, rows -> {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        });
    }
}
