package io.mainstay.semantics;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/** Arithmetic over quantities and policy numbers: what a metric's value is made of. */
public sealed interface Formula {

    record Number(BigDecimal value) implements Formula {}

    /** A quantity of the period. */
    record Of(QuantityName quantity) implements Formula {}

    /** A number the revenue policy holds, such as the gross margin. */
    record Setting(String option) implements Formula {}

    record Arithmetic(Operator operator, Formula left, Formula right) implements Formula {}

    /** The sum of a formula's values over the calendar months that end with the period. */
    record Trailing(int months, Formula of) implements Formula {}

    /** The product of a formula's values over the calendar months that end with the period. */
    record Compounded(int months, Formula of) implements Formula {}

    /** A loss rate restated for another length: 1 − (1 − rate)^times. */
    record Repeated(Formula rate, BigDecimal times) implements Formula {}

    /**
     * A loss rate of the period restated for a number of days: 1 − (1 − rate)^(days ÷ days of the period).
     *
     * @param days a number, or one that the revenue policy holds
     */
    record PerDays(Formula rate, Formula days) implements Formula {}

    /** The arithmetic a formula may use. */
    enum Operator {
        PLUS('+'),
        MINUS('-'),
        TIMES('*'),
        OVER('/');

        private final char sign;

        Operator(char sign) {
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    /** Every quantity the formula reads, in the order it names them. */
    default Set<QuantityName> quantities() {
        Set<QuantityName> names = new LinkedHashSet<>();
        switch (this) {
            case Number _, Setting _ -> {}
            case Of of -> names.add(of.quantity());
            case Arithmetic both -> {
                names.addAll(both.left().quantities());
                names.addAll(both.right().quantities());
            }
            case Trailing trailing -> names.addAll(trailing.of().quantities());
            case Compounded compounded -> names.addAll(compounded.of().quantities());
            case Repeated repeated -> names.addAll(repeated.rate().quantities());
            case PerDays perDays -> names.addAll(perDays.rate().quantities());
        }
        return names;
    }
}
