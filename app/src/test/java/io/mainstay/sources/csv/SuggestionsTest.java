package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionsTest {

    private static final Format FORMAT = new Format(Encoding.UTF_8, ';', '"', true, true, DateOrder.DAY_FIRST);

    @Test
    void the_key_of_a_customer_is_preferred_to_its_name() {
        Mapping mapping = suggested(
                List.of("Customer", "Account ID", "Start", "Monthly fee", "Currency"),
                List.of("Acme Freight", "ACM-1", "01.02.2025", "1.250,50", "EUR"));
        assertThat(mapping.fields().get("account")).isEqualTo(Filling.from("Account ID"));
        assertThat(mapping.fields().get("amount")).isEqualTo(Filling.from("Monthly fee"));
    }

    @Test
    void a_customer_without_a_key_goes_by_its_name() {
        Mapping mapping = suggested(
                List.of("Customer", "Start", "Price", "Currency"), List.of("Acme", "01.02.2025", "5,00", "EUR"));
        assertThat(mapping.fields().get("account")).isEqualTo(Filling.from("Customer"));
    }

    private static Mapping suggested(List<String> columns, List<String> cells) {
        List<Row> sample = List.of(new Row(2, cells, null));
        RowRule rule = RowRule.special(ShippedKinds.read()).stream()
                .filter(one -> one.name().equals(SubscriptionRow.NAME))
                .findFirst()
                .orElseThrow();
        return new Suggestions(columns, sample, FORMAT).mapping(rule, "EUR", LocalDate.of(2026, 3, 1));
    }
}
