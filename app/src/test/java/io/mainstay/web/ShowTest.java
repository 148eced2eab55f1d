package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShowTest {

    private final Show show = new Show(Locale.UK, ZoneId.of("Europe/Berlin"), Currency.getInstance("EUR"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | €0.00 | €0.00",
                "999.99 | €999.99 | €999.99",
                "6268.01 | €6,268 | €6,268.01",
                "12340 | €12.3k | €12,340.00",
                "999999 | €1M | €999,999.00",
                "1238412.07 | €1.24M | €1,238,412.07",
                "-1238412.07 | −€1.24M | −€1,238,412.07",
                "14861000000 | €14.9B | €14,861,000,000.00"
            })
    void money_shows_its_magnitude_and_keeps_the_exact_sum(BigDecimal amount, String shown, String full) {
        Figure figure = show.money(amount);
        assertThat(figure.shown()).isEqualTo(shown);
        assertThat(figure.full() == null ? figure.shown() : figure.full()).isEqualTo(full);
    }

    @Test
    void a_currency_without_cents_has_none() {
        assertThat(show.money(new BigDecimal("123"), Currency.getInstance("JPY"))
                        .shown())
                .isEqualTo("JP¥123");
    }

    @Test
    void shares_have_one_decimal_and_their_differences_are_points() {
        assertThat(show.percent(new BigDecimal("0.942137")).shown()).isEqualTo("94.2%");
        assertThat(show.percent(new BigDecimal("0.942137")).full()).isEqualTo("94.2137%");
        assertThat(show.points(new BigDecimal("0.021")).shown()).isEqualTo("+2.1 points");
        assertThat(show.points(new BigDecimal("-0.021")).shown()).isEqualTo("−2.1 points");
        assertThat(show.points(new BigDecimal("0.0004")).shown())
                .as("what rounds to nothing has no sign")
                .isEqualTo("0.0 points");
        assertThat(show.points(new BigDecimal("-0.0004")).shown()).isEqualTo("0.0 points");
    }

    @Test
    void no_value_is_an_en_dash_with_its_reason() {
        assertThat(Figure.none("nothing came up for renewal").shown()).isEqualTo("–");
        assertThat(Figure.none("nothing came up for renewal").more()).isEqualTo("nothing came up for renewal");
    }

    @Test
    void moments_are_in_the_companys_zone() {
        assertThat(show.date(LocalDate.parse("2026-11-21"))).isEqualTo("21 Nov 2026");
        assertThat(show.moment(Instant.parse("2026-11-21T23:30:00Z"))).isEqualTo("22 Nov 2026, 00:30");
    }
}
