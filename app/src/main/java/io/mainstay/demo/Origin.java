package io.mainstay.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Where the invented company keeps its records, and when each system reports its day. */
enum Origin {
    PEOPLE("people", LocalTime.of(20, 0)),
    CRM("crm", LocalTime.of(21, 0)),
    BILLING("billing", LocalTime.of(22, 0)),
    FINANCE("finance", LocalTime.of(23, 0));

    private final String source;
    private final LocalTime reports;

    Origin(String source, LocalTime reports) {
        this.source = source;
        this.reports = reports;
    }

    String source() {
        return source;
    }

    Instant recordedAt(LocalDate day) {
        return day.atTime(reports).atZone(Story.ZONE).toInstant();
    }
}
