package io.mainstay.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * When the big things happen to the invented company: each is placed by its distance from the last month, so that a
 * demo started on any day tells the same story.
 *
 * @param end the first day that is not told
 */
record Story(int months, LocalDate end) {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final double[] NEW_BUSINESS = {0.8, 0.7, 1.2, 0.9, 1.0, 1.3, 0.6, 0.5, 1.2, 1.1, 1.2, 1.5};

    Story {
        if (months < 1) {
            throw new IllegalArgumentException("A story of %d months; 1 is the least".formatted(months));
        }
    }

    YearMonth last() {
        return YearMonth.from(end);
    }

    YearMonth first() {
        return last().minusMonths(months - 1L);
    }

    /** From this month on every new price is the raised one. */
    YearMonth priceRise() {
        return last().minusMonths(20);
    }

    boolean raised(LocalDate day) {
        return !YearMonth.from(day).isBefore(priceRise());
    }

    /** The bad quarter: three days without service in its first month, and what followed. */
    boolean outage(YearMonth month) {
        return !month.isBefore(outageStart()) && month.isBefore(outageStart().plusMonths(3));
    }

    YearMonth outageStart() {
        return last().minusMonths(10);
    }

    /** How much likelier than usual customers are to leave or shrink. */
    double gloom(YearMonth month) {
        if (outage(month)) {
            return 2.6;
        }
        return month.equals(priceRise().plusMonths(1)) ? 1.5 : 1.0;
    }

    /** How much new business a month brings, 1 being usual. */
    double season(YearMonth month) {
        return NEW_BUSINESS[month.getMonthValue() - 1] * (outage(month) ? 0.7 : 1.0);
    }
}
