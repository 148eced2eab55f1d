package io.mainstay.sources.csv;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The billing interval a service period shows, where the line names none: whole months from one day to the same day
 * later (or to the last of a shorter month), whole weeks, or a single day.
 */
record ServicePeriod(String interval, long count) {

    private static final int DAY_LENGTH = "2026-03-31".length();

    static Optional<ServicePeriod> of(String from, String to) {
        LocalDate start = LocalDate.parse(from.substring(0, DAY_LENGTH));
        LocalDate end = LocalDate.parse(to.substring(0, DAY_LENGTH));
        long days = ChronoUnit.DAYS.between(start, end);
        long months = (end.getYear() - start.getYear()) * 12L + end.getMonthValue() - start.getMonthValue();
        if (months > 0 && start.plusMonths(months).equals(end)) {
            return Optional.of(
                    months % 12 == 0 ? new ServicePeriod("year", months / 12) : new ServicePeriod("month", months));
        }
        if (days > 0 && days % 7 == 0) {
            return Optional.of(new ServicePeriod("week", days / 7));
        }
        return days == 1 ? Optional.of(new ServicePeriod("day", 1)) : Optional.empty();
    }
}
