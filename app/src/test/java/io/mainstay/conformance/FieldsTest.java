package io.mainstay.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a case asks in words that nobody knows fails it by name; left unheard, it might pass for the wrong reason. */
class FieldsTest {

    @Test
    void a_field_of_an_event_that_is_not_known_is_named() {
        refused(() -> EventFields.check(json("{'type': 'start', 'price': '1', 'trial_days': 14}")), "trial_days");
        refused(() -> EventFields.check(json("{'type': 'pause', 'price': '1'}")), "price");
        EventFields.check(json("{'type': 'start', 'price': '1', 'term_end_inclusive': '2024-01-31', 'note': 'a'}"));
    }

    @Test
    void an_input_that_a_formula_does_not_have_is_named() {
        refused(
                () -> FormulaInputs.check("gross_mrr_churn_rate", json("{'opening': '1', 'downgrade': '5'}")),
                "downgrade");
        FormulaInputs.check("gross_mrr_churn_rate", json("{'opening': '1', 'contraction': '5'}"));
    }

    @Test
    void a_field_of_a_contract_that_says_nothing_known_is_named() {
        refused(() -> contract("'uplift_factor': '1.1'"), "uplift_factor");
        refused(() -> contract("'renewals': ['2024-01-15', '2024-01-16']"), "renewals");
        refused(() -> contract("'renewed_by': 'nobody'"), "nobody");
    }

    @Test
    void the_signing_of_a_contract_itself_is_no_renewal() {
        assertThat(contract("'signed': '2023-01-15'")).doesNotContain("renewed_on");
        assertThat(contract("'signed': '2024-01-15'")).contains("renewed_on=2024-01-15");
        assertThat(contract("'renewal': {'signed': '2024-01-15', 'term_end_inclusive': '2025-01-31', 'months': 12}"))
                .contains("renewed_on=2024-01-15", "renewed_recurring_total=100");
    }

    private static String contract(String more) {
        var book = new Book();
        RenewalFields.addAll(
                book, json("[{'id': 'K', 'term_end_inclusive': '2024-01-31', 'price': '100', " + more + "}]"));
        return String.valueOf(book.facts().getFirst().fields());
    }

    private static void refused(ThrowingCallable reading, String name) {
        assertThatThrownBy(reading).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(name);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
