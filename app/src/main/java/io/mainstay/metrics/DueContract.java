package io.mainstay.metrics;

import io.mainstay.accounts.AccountId;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A contract whose term ends.
 *
 * @param seq the fact that says so
 * @param end the last day of the term
 * @param value its recurring value over the term, in the company's currency
 * @param renewed whether it is known to be renewed
 */
public record DueContract(
        AccountId account, String contract, long seq, LocalDate end, BigDecimal value, boolean renewed) {}
