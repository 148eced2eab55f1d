package io.mainstay.metrics;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;

/**
 * A stretch of local days `[from, to)` with the name people give it: 2026-10, 2026-Q4, FY2027, 2026-W44, 2026-10-14. A
 * fiscal year is named after the calendar year in which it ends. Any other stretch is counted in days: 2026-01-01..2026-02-14.
 */
public record Period(Grain grain, LocalDate from, LocalDate to) {

    public Period {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("The period %s to %s is empty".formatted(from, to));
        }
    }

    static Period starting(Grain grain, LocalDate from) {
        return new Period(grain, from, grain.plus(from, 1));
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** The period's last day. */
    public LocalDate last() {
        return to.minusDays(1);
    }

    public Period plus(long steps) {
        if (grain == Grain.DAY) {
            return new Period(grain, from.plusDays(steps * days()), to.plusDays(steps * days()));
        }
        return starting(grain, grain.plus(from, steps));
    }

    /** As written in addresses. */
    public String code() {
        return switch (grain) {
            case DAY -> days() == 1 ? from.toString() : from + ".." + last();
            case WEEK ->
                "%d-W%02d".formatted(from.get(IsoFields.WEEK_BASED_YEAR), from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
            case MONTH -> "%d-%02d".formatted(from.getYear(), from.getMonthValue());
            case QUARTER -> "%d-Q%d".formatted(from.getYear(), from.get(IsoFields.QUARTER_OF_YEAR));
            case YEAR -> Integer.toString(from.getYear());
            case FISCAL_YEAR -> "FY" + last().getYear();
            case FISCAL_QUARTER -> "FQ" + from;
        };
    }

    @Override
    public String toString() {
        return code();
    }
}
