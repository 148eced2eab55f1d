package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactKinds;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FactWordsTest {

    private final FactWords words = new FactWords(
            FactKinds.shipped().find("subscription_terms"),
            new Show(Locale.UK, ZoneId.of("Europe/Berlin"), Currency.getInstance("EUR")));

    @Test
    void each_field_reads_as_its_kind_declares_it() {
        assertThat(said("billing_anchor", "2024-01-31T05:00:00Z")).isEqualTo("31 Jan 2024, 06:00");
        assertThat(said("unit_price", "12410.5")).isEqualTo("US$12,410.50");
        assertThat(said("quantity", "180.000000")).isEqualTo("180");
        assertThat(said("status", "past_due")).isEqualTo("past due");
    }

    @Test
    void what_does_not_read_so_is_shown_as_it_came() {
        assertThat(said("billing_anchor", "end of May")).isEqualTo("end of May");
        assertThat(said("unit_price", "much")).isEqualTo("much");
        assertThat(said("nobody_declared_this", "2024-01-31T05:00:00Z")).isEqualTo("2024-01-31T05:00:00Z");
        assertThat(new FactWords(Optional.empty(), words.show()).value("unit_price", "5", Map.of()))
                .isEqualTo("5");
        assertThat(words.value("unit_price", "5", Map.of("currency", "ZZZZ"))).isEqualTo("5");
    }

    private String said(String field, String value) {
        return words.value(field, value, Map.of("currency", "USD"));
    }
}
