package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class LensTest {

    @Test
    void what_the_address_says_goes_into_every_link() {
        var lens = read("scope", "mine", "period", "2026-Q3", "grain", "quarter", "asof", "2026-10-31");
        assertThat(lens.on("/accounts")).isEqualTo("/accounts?scope=mine&period=2026-Q3&grain=quarter&asof=2026-10-31");
        assertThat(lens.on("/metrics/nrr?period=2026-10"))
                .as("the link's own period wins")
                .isEqualTo("/metrics/nrr?period=2026-10&scope=mine&grain=quarter&asof=2026-10-31");
        assertThat(lens.asOf(null).period(null).on("/accounts")).isEqualTo("/accounts?scope=mine&grain=quarter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026", "FY2026", "2026-Q3", "2026-W44", "2026-10", "2026-10-14", "2026-10-14..2026-11-02"})
    void every_form_of_period_is_understood(String period) {
        assertThat(read("period", period).period()).isEqualTo(period);
    }

    @Test
    void nonsense_counts_as_not_given() {
        assertThat(read("scope", "x", "period", "<script>", "grain", "eon", "asof", "2026-02-30"))
                .isEqualTo(Lens.NOW);
        assertThat(read("asof", "2026-10-31").asOf()).isEqualTo(LocalDate.parse("2026-10-31"));
    }

    @Test
    void periods_have_names() {
        assertThat(Periods.label("2026-10")).isEqualTo("October 2026");
        assertThat(Periods.label("2026-Q3")).isEqualTo("Q3 2026");
        assertThat(Periods.label("2026-W04")).isEqualTo("Week 4, 2026");
        assertThat(Periods.label("2026-10-04")).isEqualTo("4 October 2026");
        assertThat(Periods.label("2026-10-04..2026-11-02")).isEqualTo("4 October to 2 November 2026");
        assertThat(Periods.label("2025-12-04..2026-01-02")).isEqualTo("4 December 2025 to 2 January 2026");
        assertThat(Periods.label("FY2026")).isEqualTo("FY2026");
    }

    private static Lens read(String... parameters) {
        var request = new MockHttpServletRequest();
        for (int at = 0; at < parameters.length; at += 2) {
            request.setParameter(parameters[at], parameters[at + 1]);
        }
        return Lens.of(request);
    }
}
