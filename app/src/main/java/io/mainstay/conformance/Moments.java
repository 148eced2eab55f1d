package io.mainstay.conformance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;

/** Reads the moments of case files: with an offset, local, or a bare date meaning local midnight. */
final class Moments {

    private static final int DATE = 10;

    private Moments() {}

    static Instant at(String text, ZoneId zone) {
        if (text.length() == DATE) {
            return LocalDate.parse(text).atStartOfDay(zone).toInstant();
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException local) {
            return LocalDateTime.parse(text).atZone(zone).toInstant();
        }
    }
}
