package io.mainstay.sources.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class InvoiceTermsTest {

    private static final InvoiceTerms.Sold PRO = new InvoiceTerms.Sold(null, "Pro", "month", 1, "EUR");

    @Test
    void consecutive_lines_continue_the_subscription_and_a_long_gap_ends_it() {
        var told = terms(
                "2026-07-15",
                line("2026-01-01", "2026-02-01", "100"),
                line("2026-02-01", "2026-03-01", "100"),
                line("2026-06-01", "2026-07-01", "100"));
        assertThat(worded(told)).isEqualTo("2026-01-01 100, 2026-03-01 ends, 2026-06-01 100");
        assertThat(told.openUntil()).isEqualTo(at("2026-07-01"));
    }

    @Test
    void a_late_line_within_the_days_of_grace_continues_it() {
        var told =
                terms("2026-03-01", line("2026-01-01", "2026-02-01", "100"), line("2026-02-20", "2026-03-20", "100"));
        assertThat(worded(told)).isEqualTo("2026-01-01 100");
    }

    @Test
    void the_last_line_ends_it_once_the_days_of_grace_have_passed() {
        var told = terms("2026-03-05", line("2026-01-01", "2026-02-01", "100"));
        assertThat(worded(told)).isEqualTo("2026-01-01 100, 2026-02-01 ends");
        assertThat(told.openUntil()).isNull();
    }

    @Test
    void a_prorated_upgrade_counts_with_its_full_price_and_its_credit_with_nothing() {
        var told = terms(
                "2019-07-20",
                line("2019-06-01", "2019-07-01", "100"),
                prorated("2019-06-16", "2019-07-01", "125", 30, 15),
                prorated("2019-06-16", "2019-07-01", "-50", 30, 15),
                line("2019-07-01", "2019-08-01", "250"));
        assertThat(worded(told)).isEqualTo("2019-06-01 100, 2019-06-16 250");
    }

    @Test
    void a_prorated_price_rounded_to_cents_takes_the_exact_price_of_the_next_full_line() {
        var told = terms(
                "2026-03-01",
                prorated("2026-01-22", "2026-02-01", "32.23", 31, 10),
                line("2026-02-01", "2026-03-01", "99.90"));
        assertThat(worded(told)).isEqualTo("2026-01-22 99.9");
    }

    @Test
    void a_credit_ends_what_it_credits_where_it_begins() {
        var told = terms(
                "2026-12-01",
                line("2026-01-01", "2027-01-01", "1200"),
                prorated("2026-07-01", "2027-01-01", "-605", 365, 184));
        assertThat(worded(told)).isEqualTo("2026-01-01 1200, 2026-07-01 ends");
    }

    @Test
    void a_line_credited_altogether_never_was() {
        var told =
                terms("2026-02-10", line("2026-01-01", "2026-02-01", "100"), line("2026-01-01", "2026-02-01", "-100"));
        assertThat(told.terms()).isEmpty();
    }

    @Test
    void lines_that_begin_together_add_up() {
        var told = terms("2026-01-10", line("2026-01-01", "2026-02-01", "100"), line("2026-01-01", "2026-02-01", "20"));
        assertThat(worded(told)).isEqualTo("2026-01-01 120");
    }

    private static InvoiceTerms.Told terms(String now, InvoiceTerms.Line... lines) {
        return InvoiceTerms.of(List.of(lines), Duration.ofDays(30), at(now));
    }

    private static InvoiceTerms.Line line(String from, String to, String net) {
        return prorated(from, to, net, 1, 1);
    }

    private static InvoiceTerms.Line prorated(String from, String to, String net, int full, int prorated) {
        var ratio = new BigDecimal(full).divide(new BigDecimal(prorated), java.math.MathContext.DECIMAL64);
        return new InvoiceTerms.Line(at(from), at(to), new BigDecimal(net), ratio, BigDecimal.ONE, PRO);
    }

    private static String worded(InvoiceTerms.Told told) {
        return told.terms().stream()
                .map(terms -> terms.at().toString().substring(0, 10) + " "
                        + (terms.unitPrice() == null
                                ? "ends"
                                : terms.unitPrice().stripTrailingZeros().toPlainString()))
                .collect(Collectors.joining(", "));
    }

    private static Instant at(String day) {
        return Instant.parse(day + "T00:00:00Z");
    }
}
