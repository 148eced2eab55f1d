package io.mainstay.facts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads moments and days as sources write them. Time without an offset is local time in the company's zone. */
final class Moments {

    private static final int DATE_LENGTH = "2026-01-31".length();
    private static final LocalDate FIRST = LocalDate.of(1000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Moments() {}

    /** Null when the text is no moment between the years 1000 and 9999. */
    static @Nullable Instant moment(String text, ZoneId zone) {
        try {
            Instant moment = read(text, zone).truncatedTo(ChronoUnit.MICROS);
            return known(moment.atZone(zone).toLocalDate()) ? moment : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Null when the text is no day between the years 1000 and 9999. */
    static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            return known(day) ? day : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean known(LocalDate day) {
        return !day.isBefore(FIRST) && !day.isAfter(LAST);
    }

    private static Instant read(String text, ZoneId zone) {
        if (text.length() == DATE_LENGTH) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        String iso = text.indexOf(' ') == DATE_LENGTH ? text.replaceFirst(" ", "T") : text;
        return hasOffset(iso)
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).atZone(zone).toInstant();
    }

    private static boolean hasOffset(String iso) {
        return iso.endsWith("Z") || iso.lastIndexOf('+') > DATE_LENGTH || iso.lastIndexOf('-') > DATE_LENGTH;
    }
}
