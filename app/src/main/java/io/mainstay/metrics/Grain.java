package io.mainstay.metrics;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/** How long a period is. */
public enum Grain {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR,
    FISCAL_QUARTER,
    FISCAL_YEAR;

    /** The first day of the period that holds a day. */
    LocalDate start(LocalDate day, Month fiscalYearStart) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).minusMonths((day.getMonthValue() - 1) % 3);
            case YEAR -> day.withDayOfYear(1);
            case FISCAL_QUARTER -> day.withDayOfMonth(1).minusMonths(monthOfYear(day, fiscalYearStart) % 3);
            case FISCAL_YEAR -> day.withDayOfMonth(1).minusMonths(monthOfYear(day, fiscalYearStart));
        };
    }

    /** The first day of the period that follows the one that starts on a day, or precedes it where steps are negative. */
    LocalDate plus(LocalDate start, long steps) {
        return switch (this) {
            case DAY -> start.plusDays(steps);
            case WEEK -> start.plusWeeks(steps);
            case MONTH -> start.plusMonths(steps);
            case QUARTER, FISCAL_QUARTER -> start.plusMonths(3 * steps);
            case YEAR, FISCAL_YEAR -> start.plusYears(steps);
        };
    }

    private static int monthOfYear(LocalDate day, Month fiscalYearStart) {
        return Math.floorMod(day.getMonthValue() - fiscalYearStart.getValue(), 12);
    }
}
