package io.mainstay.conformance;

import java.math.BigDecimal;
import java.util.Map;

/**
 * A book whose February 2024 has the given opening MRR and movements. The accounts that leave, stay and come are apart, and
 * the one that stays shrinks before it grows, so that each movement is what it is called.
 */
final class Movements {

    static final String MONTH = "2024-02";

    private static final BigDecimal ONE = BigDecimal.ONE;

    private Movements() {}

    static Book book(Map<String, BigDecimal> inputs) {
        BigDecimal churn = amount(inputs, "churn").abs();
        BigDecimal contraction = amount(inputs, "contraction").abs();
        BigDecimal expansion = amount(inputs, "expansion");
        BigDecimal arrival = amount(inputs, "new");
        BigDecimal staying = amount(inputs, "opening").subtract(churn);
        Book book = new Book();
        if (churn.signum() > 0) {
            book.pays("leaver", "2024-01-05", churn).pays("leaver", "2024-02-10", BigDecimal.ZERO);
        }
        if (staying.signum() > 0) {
            book.pays("stayer", "2024-01-05", staying);
            BigDecimal shrunk = staying.subtract(contraction);
            if (contraction.signum() > 0) {
                book.pays("stayer", "2024-02-10", shrunk);
            }
            if (expansion.signum() > 0) {
                book.pays("stayer", "2024-02-20", shrunk.add(expansion));
            }
        } else if (expansion.signum() > 0) {
            arrival = arrival.max(ONE);
            book.pays("newcomer", "2024-02-20", arrival.add(expansion));
        }
        if (arrival.signum() > 0) {
            book.pays("newcomer", "2024-02-05", arrival);
        }
        BigDecimal returning = amount(inputs, "reactivation");
        if (returning.signum() > 0) {
            book.pays("returner", "2023-11-05", returning)
                    .pays("returner", "2023-12-05", BigDecimal.ZERO)
                    .pays("returner", "2024-02-15", returning);
        }
        return book;
    }

    private static BigDecimal amount(Map<String, BigDecimal> inputs, String name) {
        return inputs.getOrDefault(name, BigDecimal.ZERO);
    }
}
