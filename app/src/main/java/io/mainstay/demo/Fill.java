package io.mainstay.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * How far the database has been filled with the sample company.
 *
 * @param until the first day that is not told, kept so that a later start goes on with the same history
 * @param told the last month that is recorded
 */
record Fill(LocalDate until, @Nullable YearMonth told, boolean finished) {

    boolean lacks(YearMonth month) {
        return told == null || month.isAfter(told);
    }
}
