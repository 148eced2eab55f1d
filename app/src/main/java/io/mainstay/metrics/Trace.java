package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one account's value is made of, row by row; the rows of each part add up to it exactly.
 *
 * @param point the value with its numerator and denominator
 */
public record Trace(Point point, List<Row> rows) {

    /** Which side of a metric a row counts on. */
    public enum Part {
        OF,
        OVER
    }

    /**
     * What one fact contributes.
     *
     * @param seq the fact; null for what follows from all rows together, such as a limit
     * @param day null where there is no seq
     * @param what in words: "Expansion, seats"
     * @param subject the subscription, contract or invoice; null where there is none
     */
    public record Row(
            Part part,
            AccountId account,
            @Nullable Long seq,
            @Nullable LocalDate day,
            String what,
            @Nullable String subject,
            BigDecimal amount) {}

    public Trace {
        rows = List.copyOf(rows);
    }
}
