package io.mainstay.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mainstay.semantics.Formula.Arithmetic;
import io.mainstay.semantics.Formula.Of;
import io.mainstay.semantics.Formula.Operator;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FormulaTextTest {

    private static final Formula A = new Of(QuantityName.of("a"));
    private static final Formula B = new Of(QuantityName.of("b"));
    private static final Formula C = new Of(QuantityName.of("c"));

    @Test
    void division_binds_tighter_than_addition_unless_parentheses_say_otherwise() {
        assertThat(FormulaText.read("a + b / c"))
                .isEqualTo(new Arithmetic(Operator.PLUS, A, new Arithmetic(Operator.OVER, B, C)));
        assertThat(FormulaText.read("(a + b) / c"))
                .isEqualTo(new Arithmetic(Operator.OVER, new Arithmetic(Operator.PLUS, A, B), C));
    }

    @Test
    void subtraction_runs_from_the_left() {
        assertThat(FormulaText.read("a - b - c"))
                .isEqualTo(new Arithmetic(Operator.MINUS, new Arithmetic(Operator.MINUS, A, B), C));
    }

    @Test
    void functions_settings_and_numbers_are_read() {
        assertThat(FormulaText.read("trailing(6, a)")).isEqualTo(new Formula.Trailing(6, A));
        assertThat(FormulaText.read("per_days(a, 365)"))
                .isEqualTo(new Formula.PerDays(A, new Formula.Number(new BigDecimal("365"))));
        assertThat(FormulaText.read("per_days(a, $restated_days)"))
                .isEqualTo(new Formula.PerDays(A, new Formula.Setting("restated_days")));
        assertThat(FormulaText.read("a * $gross_margin"))
                .isEqualTo(new Arithmetic(Operator.TIMES, A, new Formula.Setting("gross_margin")));
    }

    @Test
    void what_cannot_be_read_is_told() {
        for (String text : new String[] {"a +", "a b", "(a", "a % b", "median(3, a)", "trailing(a, b)"}) {
            assertThatThrownBy(() -> FormulaText.read(text)).as(text).isInstanceOf(FormulaText.Unreadable.class);
        }
    }
}
