package io.mainstay.closing;

import io.mainstay.metrics.Period;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * What finance says a month came to.
 *
 * @param value as the metric's own value: a share for percents
 * @param name who entered it
 */
public record FinanceFigure(Period month, String metric, BigDecimal value, String note, Instant at, String name) {}
