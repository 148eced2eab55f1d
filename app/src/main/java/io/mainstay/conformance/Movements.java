package io.mainstay.conformance;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A book whose February 2024 has the given opening MRR and movements. The accounts that leave, stay and come are apart, so
 * that each movement is what it is called; what those there at the start cannot bear, others bear who come within the month.
 */
final class Movements {

    static final String MONTH = "2024-02";

    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final Book book = new Book();
    private final BigDecimal churn;
    private final BigDecimal contraction;
    private final BigDecimal expansion;
    private final BigDecimal opening;

    private Movements(Map<String, BigDecimal> inputs) {
        churn = amount(inputs, "churn").abs();
        contraction = amount(inputs, "contraction").abs();
        expansion = amount(inputs, "expansion");
        BigDecimal enough = churn.add(contraction).add(expansion).add(ONE);
        opening = inputs.getOrDefault("opening", enough);
    }

    /** Where no opening MRR is given there is enough of it for what was lost. */
    static Book book(Map<String, BigDecimal> inputs) {
        return new Movements(inputs).made(amount(inputs, "new"), amount(inputs, "reactivation"));
    }

    private Book made(BigDecimal arriving, BigDecimal returning) {
        BigDecimal leaving = churn.min(opening);
        if (leaving.signum() > 0) {
            book.pays("leaver", "2024-01-05", leaving).pays("leaver", "2024-02-10", NONE);
        }
        BigDecimal passing = churn.subtract(leaving);
        if (passing.signum() > 0) {
            book.pays("passing", "2024-02-05", passing).pays("passing", "2024-02-10", NONE);
        }
        BigDecimal coming = arriving.subtract(passing);
        BigDecimal staying = opening.subtract(leaving);
        if (staying.signum() > 0 && contraction.compareTo(staying.add(expansion)) < 0) {
            change("stayer", "2024-01-05", staying);
        } else {
            if (staying.signum() > 0) {
                book.pays("stayer", "2024-01-05", staying);
            }
            if (expansion.signum() > 0 || contraction.signum() > 0) {
                coming = coming.max(contraction.subtract(expansion).max(NONE).add(ONE));
            }
            if (coming.signum() > 0) {
                change("newcomer", "2024-02-05", coming);
            }
            coming = NONE;
        }
        if (coming.signum() > 0) {
            book.pays("newcomer", "2024-02-05", coming);
        }
        if (returning.signum() > 0) {
            book.pays("returner", "2023-11-05", returning)
                    .pays("returner", "2023-12-05", NONE)
                    .pays("returner", "2024-02-15", returning);
        }
        return book;
    }

    /** An account that shrinks before it grows; or grows first, where it would shrink to nothing. */
    private void change(String account, String from, BigDecimal level) {
        boolean shrinksFirst = contraction.compareTo(level) < 0;
        BigDecimal between = shrinksFirst ? level.subtract(contraction) : level.add(expansion);
        book.pays(account, from, level);
        if (between.compareTo(level) != 0) {
            book.pays(account, "2024-02-10", between);
        }
        BigDecimal after = level.add(expansion).subtract(contraction);
        if (after.compareTo(between) != 0) {
            book.pays(account, "2024-02-20", after);
        }
    }

    private static BigDecimal amount(Map<String, BigDecimal> inputs, String name) {
        return inputs.getOrDefault(name, NONE);
    }
}
