package io.mainstay.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFileTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            value = {
                "=1+1      ! '=1+1",
                "+49 30    ! '+49 30",
                "-cmd      ! '-cmd",
                "@sum      ! '@sum",
                "`\ttab`   ! `'\ttab`",
                "-12.50    ! -12.50",
                "Harbor    ! Harbor",
                "``        ! ``"
            })
    void a_cell_that_would_be_a_formula_is_guarded(String cell, String guarded) {
        assertThat(CsvFile.guarded(cell)).isEqualTo(guarded);
    }
}
