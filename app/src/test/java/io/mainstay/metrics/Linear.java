package io.mainstay.metrics;

import io.mainstay.semantics.Formula;

/** Whether a formula only adds quantities up, so that its parts add up too. */
final class Linear {

    private Linear() {}

    static boolean is(Formula formula) {
        return switch (formula) {
            case Formula.Of _ -> true;
            case Formula.Number number -> number.value().signum() == 0;
            case Formula.Setting _, Formula.Compounded _, Formula.Repeated _, Formula.PerDays _ -> false;
            case Formula.Trailing trailing -> is(trailing.of());
            case Formula.Arithmetic(Formula.Operator operator, Formula left, Formula right) ->
                switch (operator) {
                    case PLUS, MINUS -> is(left) && is(right);
                    case TIMES -> left instanceof Formula.Number && is(right);
                    case OVER -> false;
                };
        };
    }
}
