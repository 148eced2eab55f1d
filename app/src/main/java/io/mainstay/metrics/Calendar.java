package io.mainstay.metrics;

import io.mainstay.workspace.Company;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The company's calendar: its zone and its fiscal year. */
public record Calendar(ZoneId zone, Month fiscalYearStart) {

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern FISCAL_YEAR = Pattern.compile("FY(\\d{4})");
    private static final Pattern FISCAL_QUARTER = Pattern.compile("FQ(\\d{4}-\\d{2}-\\d{2})");

    public static Calendar of(Company company) {
        return new Calendar(company.zone(), company.fiscalYearStart());
    }

    public LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** Whether a period was still running at a moment; at the end of its last day it is over. */
    boolean isRunning(Period period, Instant moment) {
        return moment.plus(1, ChronoUnit.MICROS).isBefore(start(period.to()));
    }

    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The period of a grain that holds a day. */
    public Period period(Grain grain, LocalDate day) {
        return Period.starting(grain, grain.start(day, fiscalYearStart));
    }

    /** The periods of a grain from the one that holds the first day to the one that holds the last. */
    public List<Period> periods(Grain grain, LocalDate first, LocalDate last) {
        List<Period> periods = new ArrayList<>();
        for (Period p = period(grain, first); !p.from().isAfter(last); p = p.plus(1)) {
            periods.add(p);
        }
        return periods;
    }

    /** The given number of periods that end with one. */
    public List<Period> upTo(Period last, int count) {
        List<Period> periods = new ArrayList<>();
        for (int back = count - 1; back >= 0; back--) {
            periods.add(last.plus(-back));
        }
        return periods;
    }

    /** Reads a period as written in addresses; empty when it is none. */
    public Optional<Period> parse(String code) {
        try {
            int dots = code.indexOf("..");
            if (dots > 0) {
                LocalDate last = LocalDate.parse(code.substring(dots + 2));
                LocalDate first = LocalDate.parse(code.substring(0, dots));
                return last.isBefore(first)
                        ? Optional.empty()
                        : Optional.of(new Period(Grain.DAY, first, last.plusDays(1)));
            }
            Matcher week = WEEK.matcher(code);
            if (week.matches()) {
                LocalDate monday = LocalDate.of(Integer.parseInt(week.group(1)), 1, 4)
                        .with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, Long.parseLong(week.group(2)));
                return Optional.of(period(Grain.WEEK, monday));
            }
            Matcher quarter = QUARTER.matcher(code);
            if (quarter.matches()) {
                int month = 3 * Integer.parseInt(quarter.group(2)) - 2;
                return Optional.of(
                        Period.starting(Grain.QUARTER, LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1)));
            }
            Matcher fiscal = FISCAL_YEAR.matcher(code);
            if (fiscal.matches()) {
                LocalDate inside = LocalDate.of(Integer.parseInt(fiscal.group(1)), fiscalYearStart, 1)
                        .minusDays(1);
                return Optional.of(
                        period(Grain.FISCAL_YEAR, fiscalYearStart == Month.JANUARY ? inside.plusYears(1) : inside));
            }
            Matcher fiscalQuarter = FISCAL_QUARTER.matcher(code);
            if (fiscalQuarter.matches()) {
                return Optional.of(period(Grain.FISCAL_QUARTER, LocalDate.parse(fiscalQuarter.group(1))));
            }
            return Optional.of(
                    switch (code.length()) {
                        case 4 -> Period.starting(Grain.YEAR, LocalDate.of(Integer.parseInt(code), 1, 1));
                        case 7 ->
                            Period.starting(Grain.MONTH, YearMonth.parse(code).atDay(1));
                        default -> Period.starting(Grain.DAY, LocalDate.parse(code));
                    });
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
