package io.mainstay.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/** Where the invented company keeps its records, and when each system reports its day. */
enum Origin {
    PEOPLE("people", LocalTime.of(20, 0), "https://people.example.com/staff/{key}"),
    CRM("crm", LocalTime.of(21, 0), "https://crm.example.com/records/{key}"),
    BILLING("billing", LocalTime.of(22, 0), "https://billing.example.com/records/{key}"),
    FINANCE("finance", LocalTime.of(23, 0), "https://books.example.com/entries/{key}");

    private final String source;
    private final LocalTime reports;
    private final String recordLink;

    Origin(String source, LocalTime reports, String recordLink) {
        this.source = source;
        this.reports = reports;
        this.recordLink = recordLink;
    }

    /** Where it shows its records. */
    String recordLink() {
        return recordLink;
    }

    String source() {
        return source;
    }

    Instant recordedAt(LocalDate day) {
        return day.atTime(reports).atZone(Story.ZONE).toInstant();
    }
}
