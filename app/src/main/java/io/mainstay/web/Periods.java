package io.mainstay.web;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** Periods in words: 2026-10 is October 2026, 2026-Q3 is Q3 2026. */
public final class Periods {

    private Periods() {}

    public static String label(String period) {
        int dots = period.indexOf("..");
        if (dots > 0) {
            return span(label(period.substring(0, dots)), label(period.substring(dots + 2)));
        }
        return switch (period.length()) {
            case 7 -> monthOrQuarter(period.substring(5)) + " " + period.substring(0, 4);
            case 8 -> "Week " + Integer.parseInt(period.substring(6)) + ", " + period.substring(0, 4);
            case 10 ->
                Integer.parseInt(period.substring(8)) + " " + month(period.substring(5, 7)) + " "
                        + period.substring(0, 4);
            default -> period;
        };
    }

    /** Within a year, the year is said once. */
    private static String span(String first, String last) {
        String year = last.substring(last.length() - 5);
        return (first.endsWith(year) ? first.substring(0, first.length() - year.length()) : first) + " to " + last;
    }

    private static String monthOrQuarter(String text) {
        return text.startsWith("Q") ? text : month(text);
    }

    private static String month(String number) {
        int month = Integer.parseInt(number);
        return month < 1 || month > 12 ? number : Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }
}
