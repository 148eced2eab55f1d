package io.mainstay.sources.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and moments as files write them, read in the company's zone where the file names none. */
final class Dates {

    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,4})\\.?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern DAY_NAMED = Pattern.compile("(\\d{1,2})\\.?[- ](\\p{L}{3,9})\\.?,?[- ](\\d{4})");
    private static final Pattern MONTH_NAMED = Pattern.compile("(\\p{L}{3,9})\\.? (\\d{1,2}),? (\\d{4})");
    private static final Pattern MONTH_ONLY = Pattern.compile("(\\d{4})-(\\d{2})");
    private static final Pattern TIMED = Pattern.compile(
            "(.*?\\d)[T ,]+(\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?) ?([AaPp][Mm])? ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?");
    private static final Pattern EPOCH = Pattern.compile("1\\d{9}|1\\d{12}");
    private static final int CENTURY_TURN = 70;

    private final DateOrder order;
    private final ZoneId zone;

    Dates(DateOrder order, ZoneId zone) {
        this.order = order;
        this.zone = zone;
    }

    /** The day, also of a text with a time, as the clock of the text shows it. */
    Optional<LocalDate> day(String text) {
        Matcher timed = TIMED.matcher(text);
        String day = timed.matches() ? timed.group(1) : text;
        try {
            return Optional.ofNullable(dayOf(day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** ISO-8601: a bare day stays one, a time becomes an exact moment. */
    Optional<String> moment(String text) {
        Matcher timed = TIMED.matcher(text);
        try {
            if (EPOCH.matcher(text).matches()) {
                long number = Long.parseLong(text);
                return Optional.of((text.length() == 10 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number))
                        .toString());
            }
            if (!timed.matches()) {
                return day(text).map(LocalDate::toString);
            }
            LocalDate day = dayOf(timed.group(1));
            if (day == null) {
                return Optional.empty();
            }
            var local = day.atTime(time(timed.group(2), timed.group(3)));
            String offset = timed.group(4);
            return Optional.of(
                    (offset == null ? local.atZone(zone).toInstant() : local.toInstant(offset(offset))).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private @Nullable LocalDate dayOf(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (numbers.matches()) {
            return fromNumbers(numbers.group(1), numbers.group(2), numbers.group(3));
        }
        Matcher compact = COMPACT.matcher(text);
        if (compact.matches()) {
            return LocalDate.of(number(compact.group(1)), number(compact.group(2)), number(compact.group(3)));
        }
        Matcher dayNamed = DAY_NAMED.matcher(text);
        if (dayNamed.matches()) {
            return named(dayNamed.group(3), dayNamed.group(2), dayNamed.group(1));
        }
        Matcher monthNamed = MONTH_NAMED.matcher(text);
        if (monthNamed.matches()) {
            return named(monthNamed.group(3), monthNamed.group(1), monthNamed.group(2));
        }
        Matcher month = MONTH_ONLY.matcher(text);
        return month.matches() ? LocalDate.of(number(month.group(1)), number(month.group(2)), 1) : null;
    }

    private @Nullable LocalDate fromNumbers(String first, String second, String third) {
        if (first.length() == 4) {
            return LocalDate.of(number(first), number(second), number(third));
        }
        if (first.length() > 2 || third.length() == 1 || third.length() == 3) {
            return null;
        }
        return switch (order) {
            case YEAR_FIRST -> third.length() == 2 ? LocalDate.of(year(first), number(second), number(third)) : null;
            case DAY_FIRST -> LocalDate.of(year(third), number(second), number(first));
            case MONTH_FIRST -> LocalDate.of(year(third), number(first), number(second));
        };
    }

    private static @Nullable LocalDate named(String year, String month, String day) {
        String start = month.substring(0, 3).toUpperCase(Locale.ROOT);
        for (Month candidate : Month.values()) {
            if (candidate.name().startsWith(start)) {
                return LocalDate.of(number(year), candidate, number(day));
            }
        }
        return null;
    }

    private static LocalTime time(String text, @Nullable String half) {
        String[] parts = text.replace(',', '.').split(":");
        int hour = number(parts[0]);
        if (half != null) {
            hour = hour % 12 + (half.equalsIgnoreCase("pm") ? 12 : 0);
        }
        return LocalTime.parse("%02d:%s:%s".formatted(hour, parts[1], parts.length > 2 ? parts[2] : "00"));
    }

    private static java.time.ZoneOffset offset(String text) {
        return Character.isLetter(text.charAt(0))
                ? java.time.ZoneOffset.UTC
                : OffsetDateTime.parse("2000-01-01T00:00:00" + colon(text)).getOffset();
    }

    private static String colon(String offset) {
        return switch (offset.length()) {
            case 3 -> offset + ":00";
            case 5 -> offset.substring(0, 3) + ":" + offset.substring(3);
            default -> offset;
        };
    }

    private static int year(String text) {
        int year = number(text);
        return text.length() > 2 ? year : year + (year < CENTURY_TURN ? 2000 : 1900);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
