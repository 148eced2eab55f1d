package io.mainstay.metrics;

import io.mainstay.semantics.Formula;
import io.mainstay.semantics.QuantityName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of a formula that is a sum: `opening_mrr - lost_mrr` has two, `12 * mrr` one that counts twelvefold.
 *
 * @param months over how many calendar months it is summed; 0 for the period itself
 */
record Summand(Trace.Part part, QuantityName quantity, BigDecimal factor, int months) {

    Summand negated() {
        return new Summand(part, quantity, factor.negate(), months);
    }

    /** The summands of a formula; empty when it is no sum, such as a product of rates. */
    static Optional<List<Summand>> of(Trace.Part part, Formula formula, Policy policy) {
        List<Summand> summands = new ArrayList<>();
        return collect(part, formula, BigDecimal.ONE, 0, policy, summands) ? Optional.of(summands) : Optional.empty();
    }

    private static boolean collect(
            Trace.Part part, Formula formula, BigDecimal factor, int months, Policy policy, List<Summand> into) {
        return switch (formula) {
            case Formula.Number(BigDecimal number) -> number.signum() == 0;
            case Formula.Setting _, Formula.Compounded _, Formula.Repeated _, Formula.PerDays _ -> false;
            case Formula.Of(QuantityName quantity) -> into.add(new Summand(part, quantity, factor, months));
            case Formula.Trailing(int count, Formula of) ->
                months == 0 && collect(part, of, factor, count, policy, into);
            case Formula.Arithmetic(Formula.Operator operator, Formula left, Formula right) ->
                switch (operator) {
                    case PLUS ->
                        collect(part, left, factor, months, policy, into)
                                && collect(part, right, factor, months, policy, into);
                    case MINUS ->
                        collect(part, left, factor, months, policy, into)
                                && collect(part, right, factor.negate(), months, policy, into);
                    case TIMES -> {
                        BigDecimal first = constant(left, policy);
                        BigDecimal second = constant(right, policy);
                        yield first != null
                                ? collect(part, right, factor.multiply(first), months, policy, into)
                                : second != null && collect(part, left, factor.multiply(second), months, policy, into);
                    }
                    case OVER -> {
                        BigDecimal by = constant(right, policy);
                        yield by != null
                                && by.signum() != 0
                                && collect(part, left, factor.divide(by, MathContext.DECIMAL128), months, policy, into);
                    }
                };
        };
    }

    private static @Nullable BigDecimal constant(Formula formula, Policy policy) {
        return switch (formula) {
            case Formula.Number(BigDecimal number) -> number;
            case Formula.Setting(String option) -> policy.share(option);
            default -> null;
        };
    }
}
