package io.mainstay.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.mainstay.facts.FactCheck.Checked;
import io.mainstay.semantics.DefinitionFile;
import io.mainstay.semantics.Kinds;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;

class FactCheckTest {

    private static final FactCheck CHECK = new FactCheck(Kinds.read(
            List.of(new DefinitionFile("kinds/sample.yml", """
            kind: sample
            label: Sample
            about: account
            subject: thing
            meaning: One field of every type.
            fields:
              name: {type: text, meaning: A text.}
              color: {type: one_of, values: [red, green], meaning: A word.}
              amount: {type: decimal, meaning: A decimal.}
              count: {type: whole, meaning: A whole number.}
              paid: {type: flag, meaning: A flag.}
              on: {type: day, meaning: A day.}
              since: {type: moment, meaning: A moment.}
              money: {type: currency, meaning: A currency.}
              parent: {type: account, meaning: An account.}
              parts: {type: items, meaning: Items., fields: {id: {type: text, required: true, meaning: Its id.}, share: {type: decimal, otherwise: "1", meaning: Its share.}}}
              traits: {type: traits, meaning: Traits.}
              size: {type: one_of, values: [small, large], otherwise: small, meaning: A word with a default.}
            """), new DefinitionFile("kinds/rate.yml", """
            kind: rate
            label: Rate
            about: company
            meaning: A company's fact without a subject.
            fields:
              rate: {type: decimal, required: true, meaning: The rate.}
            """))));

    static final List<Arguments> KEPT = List.of(
            Arguments.of("name", " Harbor ", "Harbor"),
            Arguments.of("name", 42, "42"),
            Arguments.of("name", "", null),
            Arguments.of("color", "RED", "red"),
            Arguments.of("amount", "100.50", "100.5"),
            Arguments.of("amount", "+0.000001", "0.000001"),
            Arguments.of("amount", "-0.00", "0"),
            Arguments.of("amount", new BigDecimal("1E+3"), "1000"),
            Arguments.of("amount", 0.1, "0.1"),
            Arguments.of("amount", 999_999_999_999L, "999999999999"),
            Arguments.of("count", "12", 12L),
            Arguments.of("count", new BigDecimal("12.0"), 12L),
            Arguments.of("paid", "True", true),
            Arguments.of("on", "2026-02-28", "2026-02-28"),
            Arguments.of("since", "2026-03-29", "2026-03-28T23:00:00Z"),
            Arguments.of("since", "2026-07-01 12:00:00", "2026-07-01T10:00:00Z"),
            Arguments.of("since", "2026-07-01T12:00:00.1234567+05:30", "2026-07-01T06:30:00.123456Z"),
            Arguments.of("money", "eur", "EUR"),
            Arguments.of("parent", " keel ", new ValueCheck.AccountKey("keel")),
            Arguments.of("parts", List.of(Map.of("id", "a")), List.of(Map.of("id", "a", "share", "1"))),
            Arguments.of("traits", Map.of("Tier", "Gold", "Seats", 5), Map.of("Tier", "Gold", "Seats", "5")),
            Arguments.of("size", null, "small"));

    static final List<Arguments> REFUSED = List.of(
            Arguments.of("name", "x".repeat(4_001), "name is \"xxx", "send at most 4,000 characters"),
            Arguments.of("name", "a\u0000b", "name is \"a\uFFFDb\"", "without the character NUL"),
            Arguments.of("name", "a\uD83D", "name is \"a\uFFFD\"", "without half characters"),
            Arguments.of("name", List.of("a"), "name is [a]", "send a text"),
            Arguments.of("color", "blue", "color is \"blue\"", "send one of red, green"),
            Arguments.of(
                    "amount",
                    "unknown: the customer chooses it",
                    "amount is not known: the customer chooses it",
                    "enter it"),
            Arguments.of("amount", "ten", "amount is \"ten\"", "send a decimal such as 12.5"),
            Arguments.of("amount", "1,000.00", "amount is \"1,000.00\"", "send a decimal such as 12.5"),
            Arguments.of("amount", "1e3", "amount is \"1e3\"", "send a decimal such as 12.5"),
            Arguments.of("amount", "0.0000001", "amount is", "6 after it"),
            Arguments.of("amount", "1000000000000", "amount is", "at most 12 digits"),
            Arguments.of("amount", new BigDecimal("1e999999999"), "amount is 1E+999999999", "at most 12 digits"),
            Arguments.of("amount", "\u0661\u0662", "amount is", "send a decimal"),
            Arguments.of("amount", Double.NaN, "amount is NaN", "send a decimal"),
            Arguments.of("count", "1.5", "count is \"1.5\"", "send a whole number"),
            Arguments.of("paid", "yes", "paid is \"yes\"", "send true or false"),
            Arguments.of("on", "2026-02-30", "on is \"2026-02-30\"", "send a date such as 2026-01-31"),
            Arguments.of("on", "2026-02-28T00:00:00Z", "on is", "send a date"),
            Arguments.of("since", "yesterday", "since is \"yesterday\"", "send a moment such as"),
            Arguments.of("since", "0001-01-01T00:00:00Z", "since is", "send a moment"),
            Arguments.of("since", 1_700_000_000, "since is 1700000000", "send a moment"),
            Arguments.of("money", "EURO", "money is \"EURO\"", "send a code of ISO 4217"),
            Arguments.of("parent", "a\nb", "parent is \"a\uFFFDb\"", "without line breaks"),
            Arguments.of("parts", "a", "parts is \"a\"", "send a list of at most 100 objects"),
            Arguments.of("parts", List.of(Map.of()), "parts[0].id is missing", "Its id."),
            Arguments.of(
                    "parts", List.of(Map.of("id", "a", "x", 1)), "parts[0].x is no field", "name one of id, share"),
            Arguments.of("traits", Map.of("Tier", List.of()), "traits.Tier is []", "send a text"));

    @ParameterizedTest
    @FieldSource("KEPT")
    void a_value_is_kept_in_one_form(String field, @Nullable Object given, @Nullable Object kept) {
        var checked = CHECK.check(sample(Collections.singletonMap(field, given)), TestFacts.ZONE);

        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Fits.class, fits -> assertThat(fits.fields()).containsEntry(field, kept));
    }

    @ParameterizedTest
    @FieldSource("REFUSED")
    void a_value_that_does_not_fit_is_refused_with_a_reason(String field, Object given, String what, String advice) {
        assertThat(reasons(sample(Map.of(field, given))))
                .singleElement()
                .asString()
                .startsWith(what)
                .contains(advice);
    }

    @Test
    void a_field_left_out_stays_out_and_a_field_sent_as_null_is_cleared() {
        var checked = CHECK.check(sample(Collections.singletonMap("name", null)), TestFacts.ZONE);

        assertThat(checked)
                .isInstanceOfSatisfying(
                        Checked.Fits.class,
                        fits -> assertThat(fits.fields())
                                .hasSize(2)
                                .containsEntry("name", null)
                                .containsEntry("size", "small"));
    }

    @Test
    void every_reason_is_told_at_once() {
        assertThat(reasons(new RawFact("sample", null, null, " ", Map.of("colour", "red", "amount", "x"), "", false)))
                .containsExactly(
                        "key is missing; every record needs the key that names it in its source",
                        "account is missing; sample is about an account",
                        "subject is missing; it names the thing",
                        "at is missing; say from which moment on the sample holds",
                        "amount is \"x\"; send a decimal such as 12.5, with at most 12 digits before the point and 6 after it",
                        "colour is no field of sample; leave it out, or name one of name, color, amount, count, paid, on, "
                                + "since, money, parent, parts, traits, size");
    }

    @Test
    void an_unknown_kind_names_the_known_ones() {
        assertThat(reasons(new RawFact("samples", "harbor", "2026-01-01", "x", Map.of(), "k", false)))
                .containsExactly("kind is \"samples\"; send one of rate, sample");
    }

    @Test
    void a_fact_about_the_company_takes_no_account_and_no_subject() {
        assertThat(reasons(new RawFact("rate", "harbor", "2026-01-01", "x", Map.of("rate", "1.1"), "k", false)))
                .containsExactly(
                        "account is \"harbor\"; rate is about the company itself, so leave it out",
                        "subject is \"x\"; rate has no subject, so leave it out");
    }

    @Test
    void a_retraction_needs_only_its_kind_and_key() {
        assertThat(CHECK.check(new RawFact("sample", null, null, null, Map.of(), "k", true), TestFacts.ZONE))
                .isEqualTo(new Checked.Retracts("sample", "k"));
    }

    private static List<String> reasons(RawFact raw) {
        return CHECK.check(raw, TestFacts.ZONE) instanceof Checked.Unfit(List<String> reasons) ? reasons : List.of();
    }

    private static RawFact sample(Map<String, @Nullable Object> fields) {
        return new RawFact("sample", "harbor", "2026-01-01", "thing-1", new HashMap<>(fields), "k", false);
    }
}
